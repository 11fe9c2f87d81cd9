using Continuity.Callers;
using Continuity.Decisions;
using Continuity.Staff;
using static Continuity.Tests.Staff.Team;

namespace Continuity.Tests.Staff;

public sealed class SetAvailabilityTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);
    private static readonly Caller Caller = new(Role.Agent, "ana");

    [Fact]
    public void Decide_AwayWithADeputy_IsStoodInForUntilThen()
    {
        var roster = Said(All, new(Availability.Away) { Deputy = "ben", DeputyUntil = Now.AddHours(1) });

        Assert.Equal("ben", roster.StandIn("ana", Now));
        Assert.Null(roster.StandIn("ana", Now.AddHours(1)));
    }

    [Fact]
    public void Decide_LeftOut_StaysAsItIs()
    {
        var before = Said(All, new(Availability.Away) { Deputy = "ben", DeputyUntil = Now.AddHours(1) });

        var after = Said(before, new(Availability.Offline)).Find("ana")!;

        Assert.Equal((Availability.Offline, "ben", Now.AddHours(1)), (after.Availability, after.Deputy, after.DeputyUntil));
    }

    [Fact]
    public void Decide_DeputyCleared_ClearsTheTimeToo()
    {
        var before = Said(All, new(Availability.Away) { Deputy = "ben", DeputyUntil = Now.AddHours(1) });

        var after = Said(before, new(Availability.Away) { Deputy = Change.Clear<string>() }).Find("ana")!;

        Assert.Equal((null, null), (after.Deputy, after.DeputyUntil));
    }

    [Fact]
    public void Decide_TimeCleared_KeepsTheDeputyForGood()
    {
        var before = Said(All, new(Availability.Away) { Deputy = "ben", DeputyUntil = Now.AddHours(1) });

        var after = Said(before, new(Availability.Away) { DeputyUntil = Change.Clear<DateTimeOffset>() });

        Assert.Equal("ben", after.StandIn("ana", Now.AddDays(400)));
    }

    [Fact]
    public void Decide_NewDeputyAfterTheTimeOfTheLast_IsNotOverAtOnce()
    {
        var before = Said(All, new(Availability.Away) { Deputy = "ben", DeputyUntil = Now.AddHours(1) });

        var after = SetAvailability.Decide(before, Caller, new(Availability.Away) { Deputy = "cleo" }, Now.AddHours(2)).Value!;

        Assert.Equal("cleo", after.StandIn("ana", Now.AddHours(2)));
    }

    [Fact]
    public void Decide_SaidAgain_ChangesNothing()
    {
        var command = new SetAvailabilityCommand(Availability.Away) { Deputy = "ben" };
        var before = Said(All, command);

        Assert.Same(before, Said(before, command));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Decide_LaterEndForADeputyWhoseTimeWasOver_MayNotCloseACircle(bool forGood)
    {
        var roster = Said(All, new(Availability.Away) { Deputy = "ben", DeputyUntil = Now.AddHours(1) });
        roster = SetAvailability.Decide(roster, new(Role.Agent, "ben"), new(Availability.Away) { Deputy = "ana" }, Now.AddHours(2)).Value!;

        var again = forGood ? Change.Clear<DateTimeOffset>() : Now.AddHours(4);
        var refusal = SetAvailability.Decide(roster, Caller, new(Availability.Away) { DeputyUntil = again }, Now.AddHours(3)).Refusal;

        Assert.Equal(RefusalCode.Invalid, refusal?.Code);
        Assert.Equal(["input", "deputyUntil"], refusal?.Path);
    }

    [Theory]
    [InlineData("ana")]
    [InlineData("nobody")]
    [InlineData("dan")]
    [InlineData("cleo")]
    public void Decide_OneselfUnknownLeftOrCircle_NamesTheDeputy(string deputy)
    {
        // Cleo's work goes to Ben, who is away himself, and his to Ana: also the long way round is a circle.
        var roster = Of(Ana, Ben with { Availability = Availability.Away, Deputy = "ana" }, Cleo with { Deputy = "ben" }, Dan with { LeftAt = Now });

        AssertInvalid("deputyId", SetAvailability.Decide(roster, Caller, new(Availability.Away) { Deputy = deputy }, Now));
    }

    [Fact]
    public void Decide_CircleThatIsOver_IsNone()
    {
        var roster = Of(Ana, Ben with { Deputy = "ana", DeputyUntil = Now });

        Assert.Null(SetAvailability.Decide(roster, Caller, new(Availability.Away) { Deputy = "ben" }, Now).Refusal);
    }

    [Fact]
    public void Decide_TimeNotAheadOrOfNobody_NamesTheTime()
    {
        AssertInvalid("deputyUntil", SetAvailability.Decide(All, Caller, new(Availability.Away) { Deputy = "ben", DeputyUntil = Now }, Now));
        AssertInvalid("deputyUntil", SetAvailability.Decide(All, Caller, new(Availability.Away) { DeputyUntil = Now.AddHours(1) }, Now));
    }

    [Theory]
    [InlineData(Role.Bot)]
    [InlineData(Role.Customer)]
    [InlineData(Role.Ingest)]
    public void Decide_NoAgent_IsForbidden(Role role) =>
        Assert.Equal(RefusalCode.Forbidden, SetAvailability.Decide(All, new(role, "ana"), new(Availability.Away), Now).Refusal?.Code);

    [Fact]
    public void Decide_WhoHasLeft_IsForbidden() =>
        Assert.Equal(RefusalCode.Forbidden, SetAvailability.Decide(Of(Ana with { LeftAt = Now }), Caller, new(Availability.Available), Now).Refusal?.Code);

    private static Roster Said(Roster roster, SetAvailabilityCommand command)
    {
        var said = SetAvailability.Decide(roster, Caller, command, Now);
        Assert.Null(said.Refusal);
        return said.Value!;
    }

    private static void AssertInvalid(string field, Outcome<Roster> outcome)
    {
        Assert.Equal(RefusalCode.Invalid, outcome.Refusal?.Code);
        Assert.Equal(["input", field], outcome.Refusal!.Path!);
    }
}
