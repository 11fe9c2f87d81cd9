using Continuity.Staff;
using static Continuity.Tests.Staff.Team;

namespace Continuity.Tests.Staff;

public sealed class RosterTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public void StandIn_Available_IsTheAgent()
    {
        var roster = Of(Ana with { Deputy = "ben" }, Ben);

        Assert.Equal("ana", roster.StandIn("ana", Now));
        Assert.False(roster.ActsFor("ben", "ana", Now));
    }

    [Theory]
    [InlineData(Availability.Away)]
    [InlineData(Availability.Offline)]
    public void StandIn_NotAvailable_FollowsTheChainToTheFirstWhoIs(Availability availability)
    {
        var roster = Of(
            Ana with { Availability = availability, Deputy = "ben" }, Ben with { Availability = Availability.Offline, Deputy = "cleo" }, Cleo with { Deputy = "dan" }, Dan);

        Assert.Equal("cleo", roster.StandIn("ana", Now));
        Assert.True(roster.ActsFor("cleo", "ana", Now));
        Assert.False(roster.ActsFor("ben", "ana", Now));
        Assert.Equal(["ana", "ben"], roster.Covered("cleo", Now));
    }

    [Fact]
    public void StandIn_ChainEndsWithNobodyAvailable_IsNobody()
    {
        var roster = Of(Ana with { Availability = Availability.Away, Deputy = "ben" }, Ben with { Availability = Availability.Away });

        Assert.Null(roster.StandIn("ana", Now));
    }

    [Fact]
    public void StandIn_ChainOfThoseAwayComesBack_IsNobody()
    {
        var roster = Of(
            Ana with { Availability = Availability.Away, Deputy = "ben" },
            Ben with { Availability = Availability.Away, Deputy = "cleo" },
            Cleo with { Availability = Availability.Away, Deputy = "ben" });

        Assert.Null(roster.StandIn("ana", Now));
        Assert.Null(roster.StandIn("cleo", Now));
    }

    [Fact]
    public void StandIn_DeputyUntilIsOver_IsNobody()
    {
        var roster = Of(Ana with { Availability = Availability.Away, Deputy = "ben", DeputyUntil = Now }, Ben);

        Assert.Equal("ben", roster.StandIn("ana", Now.AddMilliseconds(-1)));
        Assert.Null(roster.StandIn("ana", Now));
    }

    [Fact]
    public void StandIn_DeputyHasLeft_GoesOnToTheirs()
    {
        var roster = Of(Ana with { Availability = Availability.Away, Deputy = "ben" }, Ben with { LeftAt = Now, Deputy = "cleo" }, Cleo);

        Assert.Equal("cleo", roster.StandIn("ana", Now));
    }

    [Fact]
    public void StandIn_UnknownAgent_IsNobody() => Assert.Null(Of(Ana).StandIn("nobody", Now));

    [Fact]
    public void StandIn_AgentHasLeft_IsTheirDeputyAndNeverThey()
    {
        var roster = Of(Ana with { LeftAt = Now, Deputy = "ben" }, Ben);

        Assert.Equal("ben", roster.StandIn("ana", Now));
        Assert.Null(Of(Ana with { LeftAt = Now }).StandIn("ana", Now));
    }

    [Fact]
    public void EscalationFor_HasADeputy_IsTheDeputyAlsoWhileTheAgentIsThere()
    {
        var roster = Of(Ana with { Deputy = "ben" }, Ben with { Availability = Availability.Away, Deputy = "cleo" }, Cleo, Sue);

        Assert.Equal("cleo", roster.EscalationFor("ana", Now));
    }

    [Fact]
    public void EscalationFor_NoDeputy_IsASupervisorOfATeamBeforeAnyOther()
    {
        var roster = Of(Ana, Sue with { Teams = ["sales"] }, Tom with { Availability = Availability.Away, Teams = ["loans", "billing"] });

        Assert.Equal("tom", roster.EscalationFor("ana", Now));
    }

    [Fact]
    public void EscalationFor_SeveralSupervisors_IsTheAvailableOneAndThenTheFirstById()
    {
        Assert.Equal("tom", Of(Ana, Sue with { Availability = Availability.Offline }, Tom).EscalationFor("ana", Now));
        Assert.Equal("sue", Of(Ana, Tom, Sue).EscalationFor("ana", Now));
    }

    [Fact]
    public void EscalationFor_OnlyThemselvesOrThoseWhoLeft_IsNobody()
    {
        Assert.Null(Of(Sue, Ana).EscalationFor("sue", Now));
        Assert.Null(Of(Ana, Sue with { LeftAt = Now }).EscalationFor("ana", Now));
    }

    [Fact]
    public void WhoMayOwe_LeavesOutThoseWhoLeftOnceTheirWorkWasPassedOnForAWhile()
    {
        var (left, hour) = (Ben with { LeftAt = Now.AddDays(-1) }, TimeSpan.FromHours(1));
        var roster = Of(Ana, left, Cleo with { LeftAt = Now.AddDays(-1), ReassignedAt = Now - (hour / 2) }, Sue with { LeftAt = Now.AddDays(-1), ReassignedAt = Now - hour }, Tom);

        Assert.Equal(["ana", "ben", "cleo", "tom"], roster.WhoMayOwe(Now));
    }
}
