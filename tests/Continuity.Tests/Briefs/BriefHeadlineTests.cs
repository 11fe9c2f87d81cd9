using Continuity.Briefs;
using Continuity.Callers;
using Continuity.FollowUps;
using Continuity.Threads;
using Continuity.Tickets;
using static Continuity.Tests.Story;

namespace Continuity.Tests.Briefs;

/// <summary>One test for each rule of the sentence.</summary>
public class BriefHeadlineTests
{
    [Fact]
    public void Headline_OfATicketWithNothingRecorded_NamesTheSubject() => Assert.Equal("The customer: Chat without a subject.", Said(new Matter(Channel.Chat)));

    [Fact]
    public void Headline_WithAGoal_NamesItInPlaceOfTheSubject()
    {
        var matter = new Matter();
        Assert.Equal("The customer wants: A bill that is right.", Said(matter.Do(matter.TryGoal(Ana))));
    }

    [Theory]
    [InlineData("Mia Moor", null, "Mia Moor")]
    [InlineData("Mia Moor", "Mia", "Mia")]
    public void Headline_OfAKnownName_SaysWhoAsTheyWantToBeCalled(string name, string? preferred, string said)
    {
        var matter = new Matter();
        matter.Story.Change(state => state with { Profile = state.Profile with { Name = name, PreferredName = preferred } });
        Assert.Equal(said + " wants: A bill that is right.", Said(matter.Do(matter.TryGoal(Ana))));
        Assert.Equal(said, matter.Seen(Ana).AddressAs);
    }

    [Fact]
    public void Headline_OfARestatement_SaysWhetherItIsConfirmed()
    {
        var matter = new Matter();
        matter.Do(matter.TryRestate(Ana));
        Assert.EndsWith("; what was understood waits for a yes.", Said(matter), StringComparison.Ordinal);
        matter.Do(matter.TryConfirm(Ana));
        Assert.EndsWith("; what was understood is confirmed.", Said(matter), StringComparison.Ordinal);
    }

    [Fact]
    public void Headline_OfADisputedRecord_SaysThatItIsDisputedUntilThatIsSettled()
    {
        var matter = new Matter();
        matter.Do(matter.TryFact(Ana, "It is Tuesday.", source: FactSource.Customer)).Do(matter.TryFact(Ana));
        Assert.DoesNotContain("fee", Said(matter), StringComparison.Ordinal);
        matter.Do(matter.TryDispute(Ana, fact: 1));
        Assert.EndsWith("; disputed: \"It is Tuesday\".", Said(matter), StringComparison.Ordinal);
        matter.Do(matter.TryDispute(matter.Mia, fact: 2));
        Assert.EndsWith("; a record says \"A fee of 25 applies\", which is disputed, and 1 more.", Said(matter), StringComparison.Ordinal);
        matter.Do(matter.TrySettle(Ana, true, fact: 2));
        Assert.DoesNotContain("fee", Said(matter), StringComparison.Ordinal);
        Assert.True(matter.Seen(Ana).Facts[1].IsWrong);
    }

    [Fact]
    public void Headline_OfAttemptsAndQuestions_CountsThem()
    {
        var matter = new Matter { Options = new() { KeptAttempts = 1 } };
        matter.Do(matter.TryAttempt(Ana)).Do(matter.TryAsk(Ana));
        Assert.EndsWith("; 1 attempt so far; 1 open question.", Said(matter), StringComparison.Ordinal);
        matter.Do(matter.TryAttempt(Ana, "Asked the fitter.")).Do(matter.TryAsk(Ana, "Since when?"));
        Assert.EndsWith("; 2 attempts so far; 2 open questions.", Said(matter), StringComparison.Ordinal);
    }

    [Fact]
    public void Headline_OfPromises_TellsTheOneThatPressesMost()
    {
        var matter = new Matter();
        var (later, sooner) = (Owed(1, FollowUpState.Pending, 60), Owed(2, FollowUpState.Pending, 30));
        var (due, missed) = (Owed(3, FollowUpState.Due, 90), Owed(4, FollowUpState.Missed, 120));
        Assert.EndsWith("; promised for 2 March 2026, 09:30 UTC: \"Promise 2\", and 1 more.", Said(matter, later, sooner), StringComparison.Ordinal);
        Assert.EndsWith("; due now: \"Promise 3\", and 2 more.", Said(matter, later, sooner, due), StringComparison.Ordinal);
        Assert.EndsWith("; missed: \"Promise 4\", promised for 2 March 2026, 11:00 UTC, and 3 more.", Said(matter, later, sooner, due, missed), StringComparison.Ordinal);
    }

    [Fact]
    public void Promises_ThatWaitForAnOffer_AreNoneYet()
    {
        var matter = new Matter();
        var waiting = Owed(1, FollowUpState.Pending, 30) with { NextAt = null };
        Assert.Equal("The customer: Phone call without a subject.", Said(matter, waiting));
        Assert.Empty(matter.Seen(Ana, matter.Sources(waiting)).Promises);
    }

    [Fact]
    public void Headline_OfWhatIsUnanswered_SaysSinceWhen()
    {
        var matter = new Matter();
        Assert.EndsWith("; unanswered since 2 March 2026, 09:00 UTC.", matter.Seen(Ana, matter.Sources() with { UnansweredSince = Start }).Headline, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(6, "")]
    [InlineData(7, "; back after 7 days")]
    [InlineData(400, "; back after 400 days")]
    public void Headline_OfALongAbsence_SaysHowLong(int days, string said)
    {
        var matter = new Matter();
        matter.Story.Change(state => state with { Profile = state.Profile with { PreviousContactAt = Start.AddDays(-days) } });
        Assert.Equal($"The customer: Phone call without a subject{said}.", Said(matter));
        Assert.Equal(TimeSpan.FromDays(days), matter.Seen(Ana).Absence);
    }

    [Theory]
    [InlineData(TicketStatus.Resolved, "resolved")]
    [InlineData(TicketStatus.Closed, "closed")]
    public void Headline_OfATicketThatIsDoneWith_SaysSo(TicketStatus status, string said)
    {
        var matter = new Matter();
        matter.Story.Change(state => state with { Tickets = state.Tickets.SetItem(1, state.Tickets[1] with { Status = status }) });
        Assert.Equal($"The customer: Phone call without a subject; {said}.", Said(matter));
    }

    [Fact]
    public void Headline_OfLongTextsOnManyLines_StaysOneShortLine()
    {
        var matter = new Matter();
        var text = string.Concat(Enumerable.Repeat("line\r\n\t😀 ", 200));
        matter.Do(matter.TryGoal(Ana, text)).Do(matter.TryFact(Ana, text)).Do(matter.TryDispute(Ana));
        var said = matter.Seen(Ana, matter.Sources(Owed(1, FollowUpState.Due, 30) with { Promise = text }) with { UnansweredSince = Start }).Headline;
        Assert.InRange(said.Length, 200, 600);
        Assert.DoesNotContain(said, char.IsControl);
        Assert.DoesNotContain("  ", said, StringComparison.Ordinal);
        Assert.DoesNotContain('\uFFFD', said);
    }

    private static string Said(Matter matter, params IReadOnlyList<FollowUp> owed) => matter.Seen(Ana, matter.Sources(owed)).Headline;

    private static FollowUp Owed(int number, FollowUpState state, int minutes) =>
        new(number, 1, FollowUpKind.Promise, $"Promise {number}", "ana", Start.AddMinutes(minutes), Start, ActorRef.Agent("ana")) { State = state, NextAt = Start.AddMinutes(minutes) };
}
