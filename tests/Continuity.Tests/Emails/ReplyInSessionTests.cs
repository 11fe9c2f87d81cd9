using Continuity.Callers;
using Continuity.Customers;
using Continuity.Decisions;
using Continuity.Emails;
using Continuity.SelfService;
using Continuity.Threads;
using static Continuity.Tests.Story;

namespace Continuity.Tests.Emails;

/// <summary>An exchange of e-mails is one session, as long as it is between the same two and its ticket is open.</summary>
public class ReplyInSessionTests
{
    private static readonly EmailContent Reply = new(Direction.Inbound, "Re: My bill", "Thank you.", "mia@example.com", ["help@shop.example"], "2@x.example", "1@x.example");

    [Fact]
    public void Decide_SessionThatGoesOn_TakesItInAsTheCustomersWord()
    {
        var story = Begun();

        Assert.True(ReplyInSession.TakesIn(story.State, Ingest, 1, Claimed(Mail)));
        var entry = Assert.Single(Decide(story).Entries);

        Assert.Equal((ActorRef.Customer(story.State.Id), Visibility.Public, 1, true), (entry.Author, entry.Visibility, entry.Session!.Value, entry.IsAnsweredHere));
        Assert.Equal(story.Now - TimeSpan.FromDays(1), entry.OccurredAt);
    }

    [Fact]
    public void Decide_SessionThatEndedOrWhoseTicketIsDoneWith_LeavesItToOneOfItsOwn()
    {
        foreach (var story in new[] { Begun().End(Ana, 1), Begun().Claim(Ana, 1).Resolve(Ana, 1), new Story().Begin(Ana, Channel.Email, [Claimed(Mail)]), new Story().Begin(Ingest, Channel.Chat, [Claimed(Mail)]) })
        {
            AssertIsLeft(Decide(story));
            Assert.False(ReplyInSession.TakesIn(story.State, Ingest, 1, Claimed(Mail)));
        }

        AssertIsLeft(Decide(Begun(), new Caller(Role.Ingest, "another")));
        AssertIsLeft(Decide(Begun(), email: Reply with { Text = new('x', 70_000) }));
    }

    [Fact]
    public void TakesIn_FromWhoIsNotKnownAsSurely_LeavesItToOneOfItsOwn()
    {
        var story = Begun();
        Assert.False(ReplyInSession.TakesIn(story.State, Ingest, 1, null));
        Assert.False(ReplyInSession.TakesIn(story.State, Ingest, 1, Claimed(new(IdentityKind.Email, "stranger@example.net"))));
        Assert.False(ReplyInSession.TakesIn(story.State, Ingest, 2, Claimed(Mail)));

        var proved = new Story().Begin(Ingest, Channel.Email, [Verified(Mail)]);
        Assert.False(ReplyInSession.TakesIn(proved.State, Ingest, 1, Claimed(Mail)));
        Assert.True(ReplyInSession.TakesIn(proved.State, Ingest, 1, Verified(Mail)));
    }

    private static Story Begun() => new Story().Begin(Ingest, Channel.Email, [Claimed(Mail)]);

    private static void AssertIsLeft(Decision<bool> decision)
    {
        Assert.Null(decision.Refusal);
        Assert.False(decision.Result);
        Assert.Empty(decision.Entries);
    }

    private static Decision<bool> Decide(Story story, Caller? caller = null, EmailContent? email = null) =>
        ReplyInSession.Decide(story.State, caller ?? Ingest, 1, email ?? Reply, story.Now - TimeSpan.FromDays(1), new(story.Threads, story.FollowUps, new SelfServiceOptions()), story.Now);
}
