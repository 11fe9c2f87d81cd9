using Continuity.Callers;
using Continuity.Decisions;
using Continuity.Staff;
using static Continuity.Tests.Staff.Team;

namespace Continuity.Tests.Staff;

public sealed class RemoveAgentTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);
    private static readonly Caller Supervisor = new(Role.Supervisor, "sue");

    [Fact]
    public void Decide_Agent_HasLeftAndIsActedForByTheSuccessor()
    {
        var roster = Removed(All, "ana", "ben");

        Assert.True(roster.HasLeft("ana"));
        Assert.Equal("ben", roster.SuccessorOf("ana"));
        Assert.True(roster.ActsFor("ben", "ana", Now));
        Assert.Equal("ben", roster.SuccessorOf("ben"));
    }

    [Fact]
    public void Decide_DeputyOfOthers_IsDropped()
    {
        var roster = Removed(Of(Ana, Ben, Cleo with { Deputy = "ana", DeputyUntil = Now.AddDays(1) }, Sue), "ana", "ben");

        Assert.Equal((null, null), (roster.Find("cleo")!.Deputy, roster.Find("cleo")!.DeputyUntil));
    }

    [Fact]
    public void Decide_SuccessorLeavesToo_LeadsOnToTheirs()
    {
        var roster = Removed(Removed(All, "ana", "ben"), "ben", "cleo");

        Assert.Equal("cleo", roster.SuccessorOf("ana"));
        Assert.Equal("cleo", roster.StandIn("ana", Now));
    }

    [Fact]
    public void Decide_SuccessorsDeputyIsTheAgent_MakesNoCircle()
    {
        var roster = Removed(Of(Ana, Ben with { Availability = Availability.Away, Deputy = "ana" }, Sue), "ana", "ben");

        Assert.False(roster.LeadsTo("ben", "ben", Now));
    }

    [Fact]
    public void Decide_Again_ChangesNothing_AndWithAnotherSuccessorIsTheWrongState()
    {
        var roster = Removed(All, "ana", "ben");

        Assert.Same(roster, Removed(roster, "ana", "ben"));
        Assert.Equal(RefusalCode.WrongState, RemoveAgent.Decide(roster, Supervisor, new("ana", "cleo", "Has left."), Now).Refusal?.Code);
    }

    [Theory]
    [InlineData("nobody", "ben", "agentId")]
    [InlineData("sue", "ben", "agentId")]
    [InlineData("ana", "ana", "successorId")]
    [InlineData("ana", "nobody", "successorId")]
    [InlineData("ana", "dan", "successorId")]
    public void Decide_NobodyToRemoveOrToTakeOver_NamesTheField(string agent, string successor, string field)
    {
        var refusal = RemoveAgent.Decide(All.With(Dan with { LeftAt = Now }), Supervisor, new(agent, successor, "Has left."), Now).Refusal;

        Assert.Equal(RefusalCode.Invalid, refusal?.Code);
        Assert.Equal(["input", field], refusal!.Path!);
    }

    [Fact]
    public void Decide_ReasonThatSaysNothing_IsInvalid() =>
        Assert.Equal(["input", "reason"], RemoveAgent.Decide(All, Supervisor, new("ana", "ben", " ab "), Now).Refusal?.Path!);

    [Theory]
    [InlineData(Role.Agent)]
    [InlineData(Role.Bot)]
    [InlineData(Role.Ingest)]
    public void Decide_NoSupervisor_IsForbidden(Role role) =>
        Assert.Equal(RefusalCode.Forbidden, RemoveAgent.Decide(All, new(role, "sue"), new("ana", "ben", "Has left."), Now).Refusal?.Code);

    private static Roster Removed(Roster roster, string agent, string successor)
    {
        var removed = RemoveAgent.Decide(roster, Supervisor, new(agent, successor, "Has left."), Now);
        Assert.Null(removed.Refusal);
        return removed.Value!;
    }
}
