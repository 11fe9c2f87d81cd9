using Continuity.Briefs;
using Continuity.Callers;
using Continuity.Customers;
using Continuity.Decisions;
using Continuity.Threads;
using Continuity.Tickets;
using static Continuity.Tests.Story;

namespace Continuity.Tests.Briefs;

public class BriefCommandTests
{
    /// <summary>Every command, each on a matter that allows it.</summary>
    private static IEnumerable<Func<Matter, Caller, Decision<TicketId>>> Records =>
    [
        static (matter, caller) => matter.TryGoal(caller),
        static (matter, caller) => matter.TryRestate(caller),
        static (matter, caller) => matter.TryFact(caller),
        static (matter, caller) => matter.TryAttempt(caller),
        static (matter, caller) => matter.TryAsk(caller),
    ];

    [Fact]
    public void Record_ByEveryRole_IsForAgentsAndForBotsInTheirTickets()
    {
        foreach (var record in Records)
        {
            var matter = new Matter();
            Assert.Null(record(matter, Ben).Refusal);
            Assert.Null(record(matter, Sue).Refusal);
            Assert.Equal(RefusalCode.Forbidden, record(matter, matter.Mia).Refusal?.Code);
            Assert.Equal(RefusalCode.NotFound, record(matter, Bot).Refusal?.Code);
            Assert.Equal(RefusalCode.NotFound, record(matter, Ingest).Refusal?.Code);
            matter.Story.Begin(Bot, Channel.Chat, [Verified(Phone)]);
            Assert.Null(record(matter, Bot).Refusal);
            matter.Story.Begin(Ingest, Channel.Chat, [Verified(Phone)]);
            Assert.Equal(RefusalCode.Forbidden, record(matter, Ingest).Refusal?.Code);
        }
    }

    [Fact]
    public void Record_ByABotThatTalksOfAnotherTicket_IsForbidden()
    {
        var matter = new Matter();
        matter.Story.Begin(Bot, Channel.Chat, [Verified(Phone)], static command => command with { NewTicket = true });
        Assert.All(Records, record => Assert.Equal(RefusalCode.Forbidden, record(matter, Bot).Refusal?.Code));
    }

    [Fact]
    public void Record_SentAgainByTheSameCaller_ChangesNothing()
    {
        foreach (var record in Records)
        {
            var matter = new Matter();
            matter.Do(record(matter, Ana));
            matter.Story.After(TimeSpan.FromMinutes(1));
            Assert.Same(matter.State, record(matter, Ana).State);
        }
    }

    [Fact]
    public void Record_Accepted_LeavesOneEntryAndTheTicketAsItWas()
    {
        foreach (var record in Records)
        {
            var matter = new Matter();
            var (ticket, entries) = (matter.State.Tickets[1], matter.Story.Entries.Count);
            matter.Do(record(matter, Ana));
            Assert.Same(ticket, matter.State.Tickets[1]);
            Assert.Equal(entries + 1, matter.Story.Entries.Count);
        }
    }

    [Fact]
    public void Record_OnAClosedTicket_IsRefusedUntilItIsReopened()
    {
        foreach (var record in Records)
        {
            var matter = new Matter();
            matter.Story.Change(static state => state with { Tickets = state.Tickets.SetItem(1, state.Tickets[1] with { Status = TicketStatus.Closed }) });
            Assert.Equal((RefusalCode.WrongState, "input.ticketId"), Refused(record(matter, Ana)));
        }
    }

    [Fact]
    public void Record_OutOfBounds_IsInvalidAtItsField()
    {
        var matter = new Matter();
        Assert.Null(matter.TryGoal(Ana, new('g', 2000)).Refusal);
        foreach (var text in new[] { "", " ", new string('x', 2001), "\ud800" })
        {
            Assert.Equal((RefusalCode.Invalid, "input.goal"), Refused(matter.TryGoal(Ana, text)));
            Assert.Equal((RefusalCode.Invalid, "input.text"), Refused(matter.TryRestate(Ana, text)));
            Assert.Equal((RefusalCode.Invalid, "input.statement"), Refused(matter.TryFact(Ana, text)));
            Assert.Equal((RefusalCode.Invalid, "input.what"), Refused(matter.TryAttempt(Ana, text)));
            Assert.Equal((RefusalCode.Invalid, "input.outcome"), Refused(matter.TryAttempt(Ana, outcome: text)));
            Assert.Equal((RefusalCode.Invalid, "input.question"), Refused(matter.TryAsk(Ana, text)));
        }
    }

    [Fact]
    public void Goal_SetAnew_TakesThePlaceOfTheOneBefore()
    {
        var matter = new Matter();
        matter.Do(matter.TryGoal(Ana)).Do(matter.TryGoal(Ben, "Their money back."));
        Assert.Equal(("Their money back.", ActorRef.Agent("ben")), (matter.Recorded.Goal?.Text, matter.Recorded.Goal!.SetBy));
        Assert.Equal("The goal: \"Their money back.\"", Words(matter.Told));
        Assert.Equal((Visibility.Public, 1), (matter.Told.Visibility, matter.Told.Session));
    }

    [Fact]
    public void Confirm_ByTheCustomerOrForThem_IsKeptWithWhoDid()
    {
        foreach (var by in new[] { ActorKind.Customer, ActorKind.Agent })
        {
            var matter = new Matter();
            matter.Do(matter.TryRestate(Ana));
            matter.Story.After(TimeSpan.FromMinutes(1));
            matter.Do(matter.TryConfirm(by == ActorKind.Customer ? matter.Mia : Ana));
            Assert.Equal((Start.AddMinutes(1), by), (matter.Recorded.Restatement?.ConfirmedAt, matter.Recorded.Restatement?.ConfirmedBy?.Kind));
            Assert.Same(matter.State, matter.TryConfirm(Ben).State);
        }
    }

    [Fact]
    public void Confirm_WithoutARestatement_IsRefused()
    {
        var matter = new Matter();
        Assert.Equal((RefusalCode.WrongState, "input.ticketId"), Refused(matter.TryConfirm(Ana)));
        Assert.Equal((RefusalCode.WrongState, "input.ticketId"), Refused(matter.TryConfirm(matter.Mia)));
    }

    [Theory]
    [InlineData("ana", "Something else.")]
    [InlineData("ben", "The bill is twice what it was.")]
    public void Restate_AfterAYes_NeedsAnother(string by, string text)
    {
        var matter = new Matter();
        matter.Do(matter.TryRestate(Ana)).Do(matter.TryConfirm(Ana)).Do(matter.TryRestate(by == "ana" ? Ana : Ben, text));
        Assert.False(matter.Recorded.Restatement?.IsConfirmed);
    }

    [Fact]
    public void Confirm_OfWordsThatWereReplacedMeanwhile_IsRefused()
    {
        var matter = new Matter();
        matter.Do(matter.TryRestate(Ana, "Forty."));
        matter.Do(matter.TryRestate(Ana, "Fifty."));
        Assert.Equal((RefusalCode.WrongState, "input.text"), Refused(matter.TryConfirm(matter.Mia, "Forty.")));
        Assert.Null(matter.TryConfirm(matter.Mia, "Fifty.").Refusal);
    }

    [Fact]
    public void Confirm_ByACustomerWhoIsNotShownIt_IsRefusedAsIfThereWereNone()
    {
        var matter = new Matter();
        matter.Story.Begin(Ana, Channel.Chat, [Claimed(Mail), Verified(Phone)]);
        matter.Do(matter.TryRestate(Ana));
        matter.Story.Change(state => state with { Tickets = state.Tickets.SetItem(1, state.Tickets[1] with { LowestAssurance = Assurance.Claimed }) });
        Assert.Equal((RefusalCode.WrongState, "input.ticketId"), Refused(matter.TryConfirm(matter.Story.Mia(Mail, Assurance.Claimed))));
    }

    [Fact]
    public void Dispute_ByTheCustomer_StaysUntilAnAgentSettlesIt()
    {
        var matter = new Matter();
        matter.Do(matter.TryFact(Ana)).Do(matter.TryDispute(matter.Mia));
        Assert.True(matter.Recorded.Facts[0].IsDisputed);
        Assert.Equal(ActorRef.Customer(matter.State.Id), matter.Recorded.Facts[0].Dispute!.RaisedBy);
        Assert.Equal(RefusalCode.Forbidden, matter.TrySettle(matter.Mia, true).Refusal?.Code);

        matter.Do(matter.TrySettle(Ben, true));

        var fact = matter.Recorded.Facts[0];
        Assert.Equal((true, false, "The contract is right.", ActorRef.Agent("ben")), (fact.IsWrong, fact.IsDisputed, fact.Dispute?.Outcome, fact.Dispute?.SettledBy));
        Assert.Equal("Found to be wrong: \"A fee of 25 applies.\". The contract is right.", Words(matter.Told));
        Assert.Equal((RefusalCode.WrongState, "input.factId"), Refused(matter.TryDispute(matter.Mia, "It still is not so.")));
    }

    [Fact]
    public void Dispute_SentAgain_ChangesNothingUntilItIsSettledAndThenMustSayWhatIsNew()
    {
        var matter = new Matter();
        matter.Do(matter.TryFact(Ana)).Do(matter.TryDispute(matter.Mia));
        Assert.Same(matter.State, matter.TryDispute(matter.Mia).State);
        Assert.Equal((RefusalCode.WrongState, "input.factId"), Refused(matter.TryDispute(Ben)));
        matter.Do(matter.TrySettle(Ben, false));
        Assert.Equal((RefusalCode.WrongState, "input.reason"), Refused(matter.TryDispute(matter.Mia)));
        Assert.Same(matter.State, matter.TrySettle(Ben, false).State);
        Assert.Equal((RefusalCode.WrongState, "input.factId"), Refused(matter.TrySettle(Ben, true)));
        matter.Do(matter.TryDispute(matter.Mia, "Here is the letter."));
        Assert.True(matter.Recorded.Facts[0].IsDisputed);
        Assert.Contains(matter.Story.Entries, static entry => entry.Content is ActivityContent { Activity: Activity.DisputeSettled });
    }

    [Fact]
    public void Dispute_OnAClosedTicket_IsTakenAndSettled()
    {
        var matter = new Matter();
        matter.Do(matter.TryFact(Ana));
        matter.Story.Change(static state => state with { Tickets = state.Tickets.SetItem(1, state.Tickets[1] with { Status = TicketStatus.Closed }) });
        matter.Do(matter.TryDispute(matter.Mia)).Do(matter.TrySettle(Ana, true));
        Assert.True(matter.Recorded.Facts[0].IsWrong);
    }

    [Fact]
    public void Dispute_OfNoFactOrOutOfBounds_NamesTheField()
    {
        var matter = new Matter();
        Assert.Equal((RefusalCode.NotFound, "input.factId"), Refused(matter.TryDispute(matter.Mia)));
        Assert.Equal((RefusalCode.NotFound, "input.factId"), Refused(matter.TrySettle(Ana, true)));
        matter.Do(matter.TryFact(Ana));
        Assert.Equal((RefusalCode.Invalid, "input.reason"), Refused(matter.TryDispute(matter.Mia, " no ")));
        Assert.Equal((RefusalCode.WrongState, "input.factId"), Refused(matter.TrySettle(Ana, true)));
        matter.Do(matter.TryDispute(Ana));
        Assert.Equal((RefusalCode.Invalid, "input.outcome"), Refused(matter.TrySettle(Ana, true, "ok")));
    }

    [Fact]
    public void Facts_AtTheMost_RefuseTheNext()
    {
        var matter = new Matter { Options = new() { MaximumFacts = 2 } };
        matter.Do(matter.TryFact(Ana, "One.")).Do(matter.TryFact(Ana, "Two."));
        Assert.Equal((RefusalCode.LimitExceeded, "input.ticketId"), Refused(matter.TryFact(Ana, "Three.")));
        Assert.Same(matter.State, matter.TryFact(Ana, "Two.").State);
        Assert.Equal([1, 2], matter.Recorded.Facts.Select(static fact => fact.Number));
    }

    [Fact]
    public void Texts_AtTheMostTogether_RefuseWhatAddsToThemAndNothingElse()
    {
        var matter = new Matter { Options = new() { MaximumCharacters = 10_000 } };
        foreach (var n in Enumerable.Range(0, 5))
        {
            matter.Do(matter.TryFact(Ana, new((char)('a' + n), 2000)));
        }

        Assert.Equal((RefusalCode.LimitExceeded, "input.ticketId"), Refused(matter.TryFact(Ana, "f")));
        Assert.Equal((RefusalCode.LimitExceeded, "input.ticketId"), Refused(matter.TryAsk(Ana, "q")));
        matter.Do(matter.TryGoal(Ana)).Do(matter.TryRestate(Ana)).Do(matter.TryConfirm(matter.Mia)).Do(matter.TryAttempt(Ana)).Do(matter.TryDispute(matter.Mia)).Do(matter.TrySettle(Ben, true));
        Assert.True(matter.Recorded.Facts[0].IsWrong);
    }

    [Fact]
    public void Facts_BeyondABoundThatWasLowered_HinderNothingElse()
    {
        var matter = new Matter();
        matter.Do(matter.TryFact(Ana, "One.")).Do(matter.TryFact(Ana, "Two.")).Do(matter.TryAsk(Ana));
        matter.Options = new() { MaximumFacts = 1 };
        matter.Do(matter.TryAnswer(Ana)).Do(matter.TryAsk(Ana, "Since when?"));
        Assert.Equal((RefusalCode.LimitExceeded, "input.ticketId"), Refused(matter.TryFact(Ana, "Three.")));
    }

    [Fact]
    public void Attempts_BeyondThoseThatAreKept_FoldTheOldestIntoTheCount()
    {
        var matter = new Matter { Options = new() { KeptAttempts = 3 } };
        foreach (var n in Enumerable.Range(1, 5))
        {
            matter.Do(matter.TryAttempt(Ana, $"Try {n}."));
        }

        Assert.Equal(2, matter.Recorded.EarlierAttempts);
        Assert.Equal([(3, "Try 3."), (4, "Try 4."), (5, "Try 5.")], matter.Recorded.Attempts.Select(static attempt => (attempt.Number, attempt.What)));
        Assert.Equal(Visibility.Internal, matter.Told.Visibility);
    }

    [Fact]
    public void Attempts_OfManyCharacters_AreFoldedBySize()
    {
        var matter = new Matter { Options = new() { KeptAttemptCharacters = 4_000 } };
        matter.Do(matter.TryAttempt(Ana, new('a', 2000), new('b', 2000))).Do(matter.TryAttempt(Ana, "Short.", "Nothing."));
        Assert.Equal((1, 1), (matter.Recorded.EarlierAttempts, matter.Recorded.Attempts.Count));
        matter.Do(matter.TryAttempt(Ana, new('c', 2000), new('d', 2000)));
        Assert.Equal((2, 1), (matter.Recorded.EarlierAttempts, matter.Recorded.Attempts.Count));
    }

    [Fact]
    public void Question_Answered_IsNoLongerOpenAndKeptAsTheNewest()
    {
        var matter = new Matter { Options = new() { KeptAnswers = 1 } };
        matter.Do(matter.TryAsk(Ana)).Do(matter.TryAsk(Ana, "Since when?")).Do(matter.TryAsk(Ben, "Who signed?"));
        Assert.Same(matter.State, matter.TryAsk(Ben).State);
        matter.Do(matter.TryAnswer(Ben)).Do(matter.TryAnswer(Ben, "Who signed?", "Mia."));
        Assert.Equal(["Since when?", "Who signed?"], matter.Recorded.Questions.Select(static question => question.Text));
        Assert.Equal(("Mia.", ActorRef.Agent("ben")), (matter.Recorded.Questions[^1].Answer, matter.Recorded.Questions[^1].AnsweredBy));
        Assert.Same(matter.State, matter.TryAnswer(Ben, "Who signed?", "Mia.").State);
        Assert.Equal((RefusalCode.WrongState, "input.question"), Refused(matter.TryAnswer(Ana, "Who signed?", "Nobody.")));
        Assert.Equal((RefusalCode.NotFound, "input.question"), Refused(matter.TryAnswer(Ana)));
        Assert.Equal((RefusalCode.Invalid, "input.answer"), Refused(matter.TryAnswer(Ana, "Since when?", "")));
    }

    [Fact]
    public void Question_AskedAgainAfterItsAnswer_IsAnotherOne()
    {
        var matter = new Matter();
        matter.Do(matter.TryAsk(Ana)).Do(matter.TryAnswer(Ben));
        matter.Do(matter.TryAsk(Ana));
        Assert.Same(matter.State, matter.TryAsk(Ana).State);
        Assert.Equal([false, true], matter.Recorded.Questions.Select(static question => question.IsOpen));
        matter.Do(matter.TryAnswer(Ben, answer: "The new one."));
        Assert.Equal(["The old one.", "The new one."], matter.Recorded.Questions.Select(static question => question.Answer));
    }

    [Fact]
    public void Questions_AtTheMost_RefuseTheNextUntilOneIsAnswered()
    {
        var matter = new Matter { Options = new() { MaximumOpenQuestions = 1 } };
        matter.Do(matter.TryAsk(Ana));
        Assert.Equal((RefusalCode.LimitExceeded, "input.ticketId"), Refused(matter.TryAsk(Ana, "Since when?")));
        matter.Do(matter.TryAnswer(Ana));
        Assert.Null(matter.TryAsk(Ana, "Since when?").Refusal);
    }

    [Fact]
    public void Entry_OfWhatTheLatestSessionMayNotShow_IsToldOutsideIt()
    {
        var matter = new Matter();
        matter.Do(matter.TryFact(Ana));
        Assert.Equal(1, matter.Told.Session);
        matter.Story.Begin(Ana, Channel.Chat, [Claimed(Mail)], command => command with { Ticket = matter.Ticket });
        Assert.True(matter.State.Sessions[2].ShownFrom < Assurance.Verified);

        matter.Do(matter.TryDispute(matter.Mia));

        Assert.Equal((Visibility.Public, null), (matter.Told.Visibility, matter.Told.Session));
    }

    private static (RefusalCode Code, string Path) Refused(Decision<TicketId> decision) =>
        decision.Refusal is { } refusal ? (refusal.Code, string.Join('.', refusal.Path ?? [])) : throw new InvalidOperationException("It was accepted.");
}
