using Continuity.Callers;
using Continuity.Calls;
using Continuity.FollowUps;
using Continuity.Inboxes;
using Continuity.Threads;
using static Continuity.Tests.Story;

namespace Continuity.Tests.Calls;

/// <summary>A call settles a check-in once it is known who called and that it ended, whichever part tells it.</summary>
public class CallCheckInTests
{
    private static readonly CallPart Recording = new(Start.AddSeconds(140)) { RecordingUrl = "https://calls.example.com/1.mp3" };
    private static readonly CallPart Started = new(Start) { Direction = Direction.Inbound, StartedAt = Start };
    private static readonly CallPart Answered = new(Start.AddSeconds(10)) { AnsweredAt = Start.AddSeconds(10), Agent = "ana" };
    private static readonly CallPart Ended = new(Start.AddSeconds(130)) { EndedAt = Start.AddSeconds(130), Duration = TimeSpan.FromSeconds(120) };

    private static Call Asked => new Call([Claimed(Phone)]).Owing(Start.AddDays(-1), Start.AddHours(-1));

    [Fact]
    public void Decide_NothingTellsWhoCalled_SettlesNothing()
    {
        var call = Asked.Take(Recording, Ended);

        Assert.Equal((FollowUpState.Due, ActorRef.Ingest("telephony")), (call.CheckIn.State, call.Entry!.Draft.Author));
        Assert.Equal("Call of 2 min 0 s.", call.Content!.Summary);
    }

    [Fact]
    public void Decide_ItTurnsOutThatTheCustomerWasCalled_TheCheckInWaitsOn()
    {
        var call = Asked.Take(Recording, Ended, Started with { Direction = Direction.Outbound }, Answered);

        Assert.Equal((FollowUpState.Due, Direction.Outbound), (call.CheckIn.State, call.Content!.Direction));
        Assert.DoesNotContain(Activity.FollowUpKept, call.Activities);
    }

    [Fact]
    public void Decide_ItTurnsOutThatTheCustomerCalled_KeepsItWithTheCallAsEvidenceOnce()
    {
        var call = Asked.Take(Recording, Ended, Started, Answered, Started);

        Assert.Equal((FollowUpState.Kept, call.Entry!.Id), (call.CheckIn.State, call.CheckIn.Evidence));
        Assert.Single(call.Activities, Activity.FollowUpKept);
        Assert.Equal([(InboxEventKind.FollowUpKept, 1)], call.Notices.Select(static notice => (notice.Kind, notice.FollowUp!.Value)));
    }

    [Fact]
    public void Decide_ItTurnsOutThatAnAgentCalled_MakesTheCheckInThatIsDue()
    {
        var call = new Call([Claimed(Phone)]).Owing(Start.AddDays(-1)).Take(Recording, Ended, Started with { Direction = Direction.Outbound });
        Assert.Null(call.CheckIn.AskedAt);

        call.Take(Answered);

        Assert.Equal((FollowUpState.Due, Start.AddSeconds(130), 1), (call.CheckIn.State, call.CheckIn.AskedAt, call.CheckIn.AskedIn));
    }

    [Fact]
    public void Decide_TheCallWasOverBeforeTheyWereAsked_SettlesNothing()
    {
        var call = new Call([Claimed(Phone)]).Owing(Start.AddDays(-1), Start.AddMinutes(5)).Take(Recording with { Direction = Direction.Inbound });
        Assert.Equal(FollowUpState.Due, call.CheckIn.State);

        Assert.Equal(FollowUpState.Due, call.Take(Ended).CheckIn.State);
    }

    [Fact]
    public void Decide_AnAnonymousCallerIsKnownLater_KeepsIt()
    {
        var call = new Call([]).Owing(Start.AddDays(-1), Start.AddHours(-1)).Take(Started, Ended);
        Assert.Equal(FollowUpState.Due, call.CheckIn.State);

        Assert.Equal(FollowUpState.Kept, call.Take(new CallPart(Start) { IsClaimed = true }).CheckIn.State);
    }

    [Fact]
    public void Decide_ItTurnsOutThatNobodyTookTheirCall_TellsWhoHandlesTheTicketOnce()
    {
        var call = new Call([]).HandledBy("ana").Take(Recording, Ended with { Duration = TimeSpan.Zero }, Started, Started);

        Assert.Equal(ActorKind.Customer, call.Entry!.Draft.Author.Kind);
        Assert.Equal([new Notice("ana", InboxEventKind.CustomerWrote, 1)], call.Notices);
    }
}
