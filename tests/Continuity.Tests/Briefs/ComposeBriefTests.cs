using Continuity.Briefs;
using Continuity.Callers;
using Continuity.Customers;
using Continuity.FollowUps;
using Continuity.Threads;
using Continuity.Tickets;
using static Continuity.Tests.Story;

namespace Continuity.Tests.Briefs;

public class ComposeBriefTests
{
    [Fact]
    public void Brief_ForTheCustomer_HasWhatIsRecordedOfThemAndNotWhatAgentsNote()
    {
        var matter = Full();
        var (seen, all) = (matter.Seen(matter.Mia), matter.Seen(Ben));
        Assert.Equal((all.Goal, all.Restatement, 2), (seen.Goal, seen.Restatement, seen.Facts.Count));
        Assert.Equal((0, 0, 0, 0, 0), (seen.Attempts.Count, seen.EarlierAttempts, seen.OpenQuestions.Count, seen.AnsweredQuestions.Count, seen.Acknowledgements.Count));
        Assert.Equal((1, 1, 1, 1, 1), (all.Attempts.Count, all.EarlierAttempts, all.OpenQuestions.Count, all.AnsweredQuestions.Count, all.Acknowledgements.Count));
        Assert.DoesNotContain("attempt", seen.Headline, StringComparison.Ordinal);
    }

    [Fact]
    public void Brief_RecordedUnderVerified_IsNotForWhoOnlyClaims()
    {
        var matter = Full();
        matter.Story.Change(state => state with
        {
            Tickets = state.Tickets.SetItem(1, state.Tickets[1] with { LowestAssurance = Assurance.Claimed }),
            Profile = state.Profile with { Name = "Mia", Identities = [.. state.Profile.Identities, new(Mail, Assurance.Claimed, Start, ActorRef.Agent("ana"))] },
        });
        var seen = matter.Seen(matter.Story.Mia(Mail, Assurance.Claimed));
        Assert.Equal((null, null, 0, null), (seen.Goal, seen.Restatement, seen.Facts.Count, seen.AddressAs));
        Assert.Equal($"The customer: Ticket {matter.State.Tickets[1].DisplayNumber}.", seen.Headline);
    }

    [Fact]
    public void Dispute_OfAFactThatWasClaimed_IsShownToWhoClaimsWithoutWhatWasSaidUnderVerified()
    {
        var matter = new Matter(Channel.Chat, Assurance.Claimed);
        matter.Do(matter.TryFact(Ana));
        var claimed = matter.Story.Mia(Phone, Assurance.Claimed);
        matter.Story.Change(static state => state with { Sessions = state.Sessions.SetItem(1, state.Sessions[1] with { Assurance = Assurance.Verified }) });

        matter.Do(matter.TryDispute(Ana));
        Assert.Equal((true, "Not shown here."), Told(claimed));
        Assert.Contains("disputed", matter.Seen(claimed).Headline, StringComparison.Ordinal);
        Assert.Equal((true, "The contract says none."), Told(Ben));

        matter.Do(matter.TrySettle(Ben, true));
        var (seen, all) = (matter.Seen(claimed).Facts[0].Dispute!, matter.Seen(Ana).Facts[0].Dispute!);
        Assert.Equal((true, null), (seen.Upheld, seen.Outcome));
        Assert.Equal((true, "The contract is right."), (all.Upheld, all.Outcome));

        (bool, string?) Told(Caller caller) => matter.Seen(caller).Facts[0] is var fact ? (fact.IsDisputed, fact.Dispute?.Reason) : default;
    }

    [Fact]
    public void Dispute_RaisedByTheCustomerAndSettledOnceAllIsClosed_IsToldToThemInFull()
    {
        var matter = new Matter(Channel.Chat, Assurance.Claimed);
        var claimed = matter.Story.Mia(Phone, Assurance.Claimed);
        matter.Do(matter.TryFact(Ana)).Do(matter.TryDispute(claimed)).Story.End(Ana, 1).Resolve(Ana, 1);
        matter.Story.Change(static state => state with { Sessions = state.Sessions.Clear(), Tickets = state.Tickets.SetItem(1, state.Tickets[1] with { Status = TicketStatus.Closed }) });

        matter.Do(matter.TrySettle(Ben, true));

        var dispute = Assert.Single(matter.Seen(claimed).Facts).Dispute!;
        Assert.Equal(("The contract says none.", true, "The contract is right."), (dispute.Reason, dispute.Upheld, dispute.Outcome));
        Assert.Null(matter.Told.Session);
    }

    [Fact]
    public void Brief_ForABot_HasWhatWasTriedOnlyWhereItHasAPart()
    {
        var matter = Full();
        matter.Story.Begin(Bot, Channel.Chat, [Verified(Phone)], static command => command with { NewTicket = true });
        var apart = matter.Seen(Bot);
        Assert.Equal((2, 0, 0), (apart.Facts.Count, apart.Attempts.Count, apart.OpenQuestions.Count));

        matter.Story.Begin(Bot, Channel.Chat, [Verified(Phone)], command => command with { Ticket = matter.Ticket });
        var seen = matter.Seen(Bot);
        Assert.Equal((2, 1, 1, 0), (seen.Facts.Count, seen.Attempts.Count, seen.OpenQuestions.Count, seen.Acknowledgements.Count));
    }

    [Fact]
    public void Brief_OfWhatTheViewerMayNotSeeLast_SaysNothingOfAnAnswerAwaited()
    {
        var matter = new Matter();
        var entry = new Entry(new(matter.State.Id, 3), new(new MessageContent("Well?"), ActorRef.Customer(matter.State.Id), Channel.Chat, Start), Start);
        var sources = matter.Sources() with { LastByCustomer = entry, UnansweredSince = Start };
        var access = ThreadAccess.Of(matter.Mia, matter.State);
        Assert.Equal((null, null), Last(false));
        Assert.Equal((entry, Start), Last(true));

        (Entry?, DateTimeOffset?) Last(bool sees) =>
            ComposeBrief.Of(sources, access, access.Profile, sees) is var brief ? (brief.LastCustomerEntry, brief.UnansweredSince) : default;
    }

    [Fact]
    public void Promises_AreOrderedByWhenTheyAreDue()
    {
        var matter = new Matter();
        FollowUp[] owed = [.. new[] { 3, 1, 2 }.Select(n => new FollowUp(n, 1, FollowUpKind.Promise, "p", "ana", Start.AddHours(4 - n), Start, ActorRef.Agent("ana")) { NextAt = Start })];
        Assert.Equal([3, 2, 1], matter.Seen(Ana, matter.Sources(owed)).Promises.Select(static promise => promise.Number));
    }

    private static Matter Full()
    {
        var matter = new Matter { Options = new() { KeptAttempts = 1 } };
        matter.Do(matter.TryGoal(Ana)).Do(matter.TryRestate(Ana)).Do(matter.TryConfirm(matter.Mia)).Do(matter.TryFact(Ana)).Do(matter.TryFact(Ana, "It rained.")).Do(matter.TryDispute(matter.Mia));
        matter.Do(matter.TryAttempt(Ana)).Do(matter.TryAttempt(Ana, "Asked again.")).Do(matter.TryAsk(Ana)).Do(matter.TryAsk(Ana, "Since when?")).Do(matter.TryAnswer(Ana));
        return matter.Do(AcknowledgeBrief.Decide(matter.State, Ben, new(matter.Ticket, 1), Start));
    }
}
