using System.Text;
using Continuity.Callers;
using Continuity.Decisions;
using Continuity.Calls;
using Continuity.Customers;
using Continuity.Threads;
using static Continuity.Tests.Story;

namespace Continuity.Tests.Calls;

public class TakeCallPartTests
{
    private const string Url = "https://calls.example.com/1.mp3";

    private static readonly CallPart Started = new(Start) { Direction = Direction.Inbound, StartedAt = Start };
    private static readonly CallPart Answered = new(Start.AddSeconds(10)) { AnsweredAt = Start.AddSeconds(10), Agent = "ana" };
    private static readonly CallPart Ended = new(Start.AddSeconds(130)) { EndedAt = Start.AddSeconds(130), Duration = TimeSpan.FromSeconds(120) };
    private static readonly CallPart Recording = new(Start.AddSeconds(140)) { RecordingUrl = Url };
    private static readonly CallPart Transcript = new(Start.AddSeconds(150)) { Transcript = "Good morning." };

    [Fact]
    public void Decide_ThePartsInOrder_MakeOneEntryAndEndTheSession()
    {
        var call = new Call([Claimed(Phone)]).Take(Started, Answered);
        Assert.Null(call.Entry);

        call.Take(Ended, Recording, Transcript);

        Assert.Equal(new CallContent(Direction.Inbound, TimeSpan.FromMinutes(2), "Inbound call of 2 min 0 s.", Url, "Good morning."), call.Content);
        Assert.Equal((ActorRef.Agent("ana"), Start, SessionState.Ended), (call.Entry!.Draft.Author, call.Entry.Draft.OccurredAt, call.Session.State));
        Assert.Equal([Activity.SessionEnded, Activity.CallCompleted, Activity.CallCompleted], call.Activities.TakeLast(3));
        Assert.All(call.Log.Where(static entry => entry.Draft.Content is ActivityContent { Activity: Activity.CallCompleted }), static entry => Assert.Equal(Visibility.Internal, entry.Draft.Visibility));
    }

    [Fact]
    public void Decide_TheRecordingComesFirst_TheEntryIsThereAndTheSessionGoesOn()
    {
        var call = new Call([]).Take(Recording);

        Assert.Equal((Url, "Call.", SessionState.Active), (call.Content!.RecordingUrl, call.Content.Summary, call.Session.State));
        Assert.Equal(ActorRef.Ingest("telephony"), call.Entry!.Draft.Author);
    }

    [Fact]
    public void Decide_APartAgain_LeavesNothing()
    {
        var call = new Call([]).Take(Started, Ended, Recording, Transcript);
        var (length, state) = (call.Log.Count, call.Session);

        call.Take(Transcript, Recording, Ended, Started);

        Assert.Equal((length, state), (call.Log.Count, call.Session));
    }

    [Fact]
    public void Decide_NobodyTookIt_IsTheCustomersAndSaysSo()
    {
        var missed = new Call([]).Take(Started, Ended with { Duration = TimeSpan.Zero });
        var outbound = new Call([]).Take(Started with { Direction = Direction.Outbound }, Ended with { Duration = TimeSpan.Zero });

        Assert.Equal(("Inbound call; nobody took it.", ActorKind.Customer), (missed.Content!.Summary, missed.Entry!.Draft.Author.Kind));
        Assert.Equal(("Outbound call; nobody was reached.", ActorRef.Ingest("telephony")), (outbound.Content!.Summary, outbound.Entry!.Draft.Author));
    }

    [Fact]
    public void Decide_SomebodyTookItOfWhomNothingIsKnown_IsTheTelephoneSystems() =>
        Assert.Equal(ActorRef.Ingest("telephony"), new Call([]).Take(Started, Ended).Entry!.Draft.Author);

    [Fact]
    public void Decide_NoDurationIsGiven_ItRunsFromTheAnswerToTheEnd() =>
        Assert.Equal(TimeSpan.FromMinutes(2), new Call([]).Take(Started, Ended with { Duration = null }, Answered).Content!.Duration);

    [Fact]
    public void Decide_AnotherRecordingAndTranscript_AreKeptAsNotesForAgents()
    {
        var call = new Call([]).Take(Started, Ended, Recording, Transcript, Recording with { RecordingUrl = Url + "?2" }, Transcript with { Transcript = "Second leg." });

        Assert.Equal((Url, "Good morning."), (call.Content!.RecordingUrl, call.Content.Transcript));
        Assert.Equal([$"Another recording of the call: {Url}?2", "Second leg."], call.Notes);
        Assert.All(call.Log.Where(static entry => entry.Draft.Content is NoteContent), static entry => Assert.Equal(Visibility.Internal, entry.Draft.Visibility));
    }

    [Theory]
    [InlineData("a")]
    [InlineData("é")]
    [InlineData("漢")]
    [InlineData("🙂")]
    [InlineData("a🙂")]
    public void Decide_ATranscriptThatIsTooLongForAnEntry_IsKeptWhole(string letter)
    {
        var text = string.Concat(Enumerable.Repeat(letter, 70_000));

        var call = new Call([]).Take(Started, Ended, Transcript with { Transcript = text });

        Assert.Equal(text, call.Content!.Transcript + string.Concat(call.Notes));
        Assert.All([call.Content.Transcript!, .. call.Notes], static piece => Assert.InRange(Encoding.UTF8.GetByteCount(piece), 1, EntryLimits.TextBytes));
    }

    [Fact]
    public void Decide_WhatWasRedacted_StaysSo()
    {
        var call = new Call([]).Take(Started, Ended);
        var sequence = call.Session.Call!.Entry!.Value;
        call.Log[sequence - 1] = call.Log[sequence - 1] with { Draft = call.Log[sequence - 1].Draft with { Content = new NoteContent("Redacted.") } };
        var length = call.Log.Count;

        call.Take(Recording, Transcript);

        Assert.Equal((length, new NoteContent("Redacted.")), (call.Log.Count, call.Log[sequence - 1].Draft.Content));
    }

    [Fact]
    public void Decide_AnAgentHasEndedTheSession_TheEntryIsWrittenAllTheSame()
    {
        var call = new Call([]);
        call.Take(Started);
        var ended = new Call([]).Take(Started, Ended).Session.EndedAt;

        call.Take(Ended);

        Assert.Equal(ended, call.Session.EndedAt);
        Assert.NotNull(call.Content);
    }

    [Fact]
    public void Decide_TheEntryWasNotRead_SaysWhichItIs()
    {
        var call = new Call([]).Take(Started, Ended);
        var decision = TakeCallPart.Decide(call.State with { Entries = call.State.Entries.Clear() }, Story.Ingest, 1, Recording, new(new(), new(), new()), call.Now);

        Assert.Equal(call.Session.Call!.Entry, Assert.IsType<CallEntryNotLoaded>(decision.Refusal).Sequence);
    }

    [Fact]
    public void Decide_ThePartsDoNotAgreeOnTheDirection_ItWentOut() => Assert.Equal(
        (Direction.Outbound, Direction.Outbound),
        (new Call([]).Take(Started, Ended with { Direction = Direction.Outbound }).Content!.Direction, new Call([]).Take(Ended with { Direction = Direction.Outbound }, Started).Content!.Direction));

    [Fact]
    public void Decide_TheNameComesLater_IsTheCustomersWhereNoneIsKnown()
    {
        var call = new Call([]).Take(Started, Ended with { Name = "Mia" }, Recording with { Name = "Mia Moor" });

        Assert.Equal("Mia", call.State.Profile.Name);
    }

    [Fact]
    public void Decide_AnIdentityWasLinkedLater_TheyAreWhoTheyClaimToBe()
    {
        var (anonymous, verified) = (new Call([]), new Call([Verified(Phone)]));
        Assert.Equal(Assurance.Claimed, anonymous.Take(Started, new CallPart(Start) { IsClaimed = true }).Session.Assurance);
        Assert.Equal(Assurance.Verified, verified.Take(Started, new CallPart(Start) { IsClaimed = true }).Session.Assurance);
    }

    [Fact]
    public void Decide_AnotherSystemsCall_IsNotFound() =>
        Assert.Equal(RefusalCode.NotFound, new Call([]).Decide(Started, new(Role.Ingest, "another")).Refusal!.Code);

    public static TheoryData<string, CallPart> Invalid => new()
    {
        { "recordingUrl", new CallPart(Start) { RecordingUrl = "ftp://calls.example.com/1" } },
        { "duration", new CallPart(Start) { Duration = TimeSpan.FromHours(25) } },
        { "transcript", new CallPart(Start) { Transcript = "" } },
        { "transcript", new CallPart(Start) { Transcript = "\ud800" } },
        { "occurredAt", new CallPart(Start.AddHours(1)) },
        { "name", new CallPart(Start) { Name = " " } },
    };

    [Theory]
    [MemberData(nameof(Invalid))]
    public void Decide_WhatIsNotAllowed_IsRefusedByItsName(string field, CallPart part)
    {
        var refusal = new Call([]).Decide(part).Refusal;

        Assert.Equal((RefusalCode.Invalid, field), (refusal!.Code, refusal.Path![^1]));
    }
}
