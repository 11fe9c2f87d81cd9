using Continuity.Callers;
using Continuity.Customers;
using Continuity.Decisions;
using Continuity.Threads;
using static Continuity.Tests.Story;

namespace Continuity.Tests.Threads;

public class GiveFeedbackTests
{
    private const string Words = "Nobody told me how long it takes.";

    [Fact]
    public void End_ByTheCustomerWithFeedback_KeepsItAndTellsItInTheThread()
    {
        var story = new Story().Begin(Ingest, Channel.Chat, [Verified(Mail)]);
        story.Apply(Give(story, story.Mia(Mail)));
        Assert.Equal((SessionState.Ended, new CustomerFeedback(Words, story.Now), null), (story.Session.State, story.Session.Feedback, story.Session.WrapUp));
        Assert.Equal([Activity.SessionEnded, Activity.FeedbackGiven], story.Activities.TakeLast(2));
        var entry = story.Entries[^1];
        Assert.Equal((ActorRef.Customer(story.State.Id), Visibility.Public, 1, "Feedback was given."), (entry.Author, entry.Visibility, entry.Session, Story.Words(entry)));
    }

    [Fact]
    public void Feedback_OnASessionThatHasEnded_IsTakenOnceForSevenDays()
    {
        var story = new Story().Begin(Ingest, Channel.Chat, [Verified(Mail)]).End(Ana, 1).After(TimeSpan.FromDays(7));
        var late = new Story().Begin(Ingest, Channel.Chat, [Verified(Mail)]).End(Ana, 1).After(TimeSpan.FromDays(7) + TimeSpan.FromSeconds(1));
        var refusal = Give(late, late.Mia(Mail)).Refusal!;
        Assert.Equal((RefusalCode.Expired, "input.feedback"), (refusal.Code, string.Join('.', refusal.Path!)));
        late.Threads = late.Threads with { FeedbackWithin = TimeSpan.FromDays(8) };
        Assert.Null(Give(late, late.Mia(Mail)).Refusal);

        story.Apply(Give(story, story.Mia(Mail)));

        Assert.Equal((Words, Start, 1), (story.Session.Feedback?.Text, story.Session.EndedAt, story.Activities.Count(activity => activity == Activity.SessionEnded)));
        Assert.Equal(Activity.FeedbackGiven, story.Activities.Last());
        Assert.Same(story.State, Give(story, story.Mia(Mail)).State);
        Assert.Equal(RefusalCode.WrongState, Give(story, story.Mia(Mail), "And the music.").Refusal?.Code);
        Assert.Equal(RefusalCode.WrongState, EndSession.Decide(story.State, story.Mia(Mail), new(story.SessionId(1)), story.Threads, story.Now).Refusal?.Code);
    }

    [Fact]
    public void Feedback_IsForTheCustomerInPerson()
    {
        var story = new Story().Begin(Ingest, Channel.Chat, [Verified(Mail)]);
        foreach (var caller in new[] { Ana, Sue, Ingest })
        {
            var refusal = Give(story, caller).Refusal!;
            Assert.Equal((RefusalCode.Forbidden, "input.feedback"), (refusal.Code, string.Join('.', refusal.Path!)));
        }

        story.End(Ana, 1);
        Assert.Equal(RefusalCode.NotFound, Give(story, story.Mia(Mail, Assurance.Claimed)).Refusal?.Code);
        Assert.Equal(RefusalCode.NotFound, Give(story, story.Mia(Mail) with { Customer = CustomerId.New(Start) }).Refusal?.Code);
        Assert.Equal(RefusalCode.NotFound, Give(story, Bot).Refusal?.Code);
    }

    [Fact]
    public void Feedback_OfAGuestSentAgain_IsTheFirstAndOfNobodyElse()
    {
        var story = new Story().Begin(Ingest, Channel.Chat, [Verified(Mail)]);
        var guest = new Caller(Role.Customer, "guest") { Identity = Claimed(Phone), Customer = CustomerId.New(Start) };
        story.Change(state => state with { Sessions = state.Sessions.SetItem(1, state.Sessions[1] with { Guest = Claimed(Phone) }) });
        story.Apply(Give(story, guest));

        Assert.Same(story.State, Give(story, guest).State);
        Assert.Equal(RefusalCode.NotFound, Give(story, guest, "And the music.").Refusal?.Code);
        Assert.Equal(RefusalCode.NotFound, Give(story, guest with { Identity = Claimed(Mail) }).Refusal?.Code);
        Assert.Equal(RefusalCode.NotFound, EndSession.Decide(story.State, guest, new(story.SessionId(1)), story.Threads, story.Now).Refusal?.Code);
        Assert.Equal((false, true, true), (Sees(guest), Sees(story.Mia(Mail)), Sees(Ana)));
        Assert.False(Sees(Ingest));
        Assert.False(Sees(Bot));

        bool Sees(Caller caller) => ThreadAccess.Of(caller, story.State).SeesFeedback;
    }

    [Fact]
    public void Feedback_PastItsBounds_NamesTheField()
    {
        var story = new Story().Begin(Ingest, Channel.Chat, [Verified(Mail)]);
        foreach (var feedback in new[] { "", " ", new string('x', 4001) })
        {
            Assert.Equal(["input", "feedback"], Give(story, story.Mia(Mail), feedback).Refusal?.Path!);
        }
    }

    private static Decision<SessionId> Give(Story story, Caller caller, string feedback = Words) =>
        EndSession.Decide(story.State, caller, new(story.SessionId(1)) { Feedback = feedback }, story.Threads, story.Now);
}
