using Continuity.Customers;
using Continuity.Threads;
using static Continuity.Tests.Story;

namespace Continuity.Tests.Threads;

/// <summary>E-mails that answer one of a thread, whoever wrote them.</summary>
public class EmailReplyTests
{
    private static readonly Identity Stranger = new(IdentityKind.Email, "stranger@example.net");

    [Fact]
    public void Decide_FromAnAddressThatIsNotTheirs_JoinsAsNobodyAndLearnsNothing()
    {
        var story = Proved().Begin(Ingest, Channel.Email, [Verified(Stranger)], Reply);

        Assert.Equal((CustomerRule.EmailReply, TicketRule.EmailReply), (story.Session.Match.CustomerRule, story.Session.Match.TicketRule));
        Assert.Contains("belongs with one about ticket 1001", story.Session.Match.Explanation, StringComparison.Ordinal);
        Assert.DoesNotContain("stranger", story.Session.Match.Explanation, StringComparison.Ordinal);
        Assert.Equal((1, story.SessionId(1), Assurance.Anonymous), (story.Session.Ticket, story.Session.Continues, story.Session.Assurance));
        Assert.Equal([Verified(App), Claimed(Mail)], story.State.Profile.Identities.Select(one => new IdentityClaim(one.Identity, one.Assurance)));
    }

    [Fact]
    public void Decide_FromAnybody_SetsNeitherNameNorLanguage()
    {
        var story = Proved().Begin(Ingest, Channel.Email, [Claimed(Stranger)], command => Reply(command) with { CustomerName = "Stranger", Language = "fr" });
        Assert.Equal((null, null), (story.State.Profile.Name, story.State.Profile.Language));
        story.Begin(Ingest, Channel.Email, [Claimed(Mail)], command => Reply(command) with { CustomerName = "Mia", Language = "de" });
        Assert.Equal(("Mia", "de"), (story.State.Profile.Name, story.State.Profile.Language));
    }

    [Fact]
    public void Decide_FromAnAddressThatIsTheirs_CountsForWhatTheAddressDoes()
    {
        var story = Proved().Begin(Ingest, Channel.Email, [Claimed(Mail)], Reply);
        Assert.Equal((Assurance.Claimed, CustomerRule.EmailReply), (story.Session.Assurance, story.Session.Match.CustomerRule));
        Assert.Equal(Assurance.Claimed, story.Begin(Ingest, Channel.Email, [Verified(Mail)], Reply).Session.Assurance);
        Assert.Equal(2, story.State.Profile.Identities.Count);
    }

    [Fact]
    public void Decide_TicketDoneWith_GoesOnWithAnotherOfTheCustomer()
    {
        var story = Proved().Resolve(Sue, 1).After(TimeSpan.FromDays(2)).Begin(Ingest, Channel.Email, [], Reply);
        Assert.Equal((1, TicketRule.EmailReply), (story.Session.Ticket, story.Session.Match.TicketRule));
        Assert.Contains("which is open again", story.Session.Match.Explanation, StringComparison.Ordinal);

        story.Resolve(Sue, 1).After(TimeSpan.FromDays(10)).Begin(Ingest, Channel.Email, [], Reply);
        Assert.Equal((2, TicketRule.NewTicket, CustomerRule.EmailReply), (story.Session.Ticket, story.Session.Match.TicketRule, story.Session.Match.CustomerRule));
        Assert.Equal(story.SessionId(1), story.Session.Continues);
    }

    [Fact]
    public void Decide_SessionThatIsNotThere_IsAsIfNoneWereAnswered()
    {
        var story = Proved();
        foreach (var unknown in new SessionId[] { story.SessionId(9), new(CustomerId.New(Start), 1) })
        {
            var session = story.Decide(Ingest, Channel.Email, [Claimed(Mail)], command => command with { ContinuesSession = unknown, IsEmailReply = true }).State!.Sessions[2];
            Assert.Equal((CustomerRule.SingleMatch, TicketRule.ContinuedLatestOpen), (session.Match.CustomerRule, session.Match.TicketRule));
        }
    }

    [Fact]
    public void Decide_AnonymousReply_IsShownToWhoSawWhatItAnswers()
    {
        var story = Proved().Begin(Ingest, Channel.Email, [Claimed(Stranger)], Reply);

        Assert.Equal((Assurance.Verified, Assurance.Verified), (story.Session.ShownFrom, story.Ticket.LowestAssurance));
        foreach (var assurance in new[] { Assurance.Anonymous, Assurance.Claimed })
        {
            var access = ThreadAccess.Of(story.Mia(App, assurance), story.State);
            Assert.False(access.Sees(story.Session));
            Assert.False(access.Sees(story.State.Id, story.Ticket));
        }

        Assert.True(ThreadAccess.Of(story.Mia(App), story.State).Sees(story.Session));
        Assert.True(ThreadAccess.Of(Ana, story.State).Sees(story.Session));
    }

    [Fact]
    public void Decide_AnonymousReplyWhoseTicketIsDoneWith_OpensItsNewTicketToNobodyElse()
    {
        var story = Proved().Resolve(Sue, 1).After(TimeSpan.FromDays(10)).Begin(Ingest, Channel.Email, [], Reply);
        Assert.Equal((2, Assurance.Verified, Assurance.Verified), (story.Ticket.Number, story.Ticket.OpenedUnder, story.Ticket.LowestAssurance));
        Assert.Equal(Assurance.Anonymous, story.Session.Assurance);
    }

    [Theory]
    [InlineData("<a.b@example.com>", "a.b@example.com")]
    [InlineData("  < a.b@example.com > ", "a.b@example.com")]
    [InlineData("a.b@example.com", "a.b@example.com")]
    [InlineData("A.b@example.com", "A.b@example.com")]
    [InlineData("<>", null)]
    [InlineData("<", "<")]
    [InlineData("  ", null)]
    [InlineData(null, null)]
    public void MessageId_IsReadWithoutBracketsAndBlanks(string? text, string? expected) => Assert.Equal(expected, MessageId.Of(text)?.Value);

    [Fact]
    public void MessageId_IsBounded()
    {
        Assert.Equal(998, MessageId.Of(new string('x', 998))?.Value.Length);
        Assert.Null(MessageId.Of(new string('x', 999)));
    }

    [Fact]
    public void RecordEntry_Email_IsAnsweredHereUnlessTheCustomerRecordedIt()
    {
        var mail = new EmailContent(Direction.Inbound, "", "Hello", "mia@example.com", ["help@example.com"], "planted", null);
        var story = new Story().Begin(Bot, Channel.Email, [Claimed(Mail)]);
        foreach (var (caller, expected) in new[] { (Ana, true), (Bot, true), (story.Mia(Mail), false) })
        {
            var entry = RecordEntry.Decide(story.State.Id, story.Session, story.Ticket, caller, new(mail), story.Threads, story.Now).Value!;
            Assert.Equal(expected, entry.IsAnsweredHere);
        }
    }

    // A VERIFIED session; by then they have an e-mail address too, which was only claimed.
    private static Story Proved() => new Story().Begin(Ingest, Channel.SelfService, [Verified(App), Claimed(Mail)], command => command with { Subject = "Secret" });

    private static StartSessionCommand Reply(StartSessionCommand command) => command with { ContinuesSession = new(command.Customer.Customer!.Value, 1), IsEmailReply = true };
}
