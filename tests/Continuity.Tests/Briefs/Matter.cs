using Continuity.Briefs;
using Continuity.Callers;
using Continuity.Customers;
using Continuity.Decisions;
using Continuity.FollowUps;
using Continuity.Threads;
using Continuity.Tickets;
using static Continuity.Tests.Story;

namespace Continuity.Tests.Briefs;

/// <summary>A customer with a ticket that Ana owns, and what is recorded for its brief.</summary>
internal sealed class Matter
{
    public Matter(Channel channel = Channel.Phone, Assurance assurance = Assurance.Verified) => Story.Begin(Ana, channel, [new(Phone, assurance)]);

    public Story Story { get; } = new();

    public BriefOptions Options { get; set; } = new();

    public CustomerState State => Story.State;

    public BriefRecord Recorded => State.BriefOf(1);

    public Caller Mia => Story.Mia(Phone);

    public TicketId Ticket => Story.TicketId(1);

    public EntryDraft Told => Story.Entries[^1];

    public Decision<TicketId> TryGoal(Caller caller, string goal = "A bill that is right.") => SetGoal.Decide(State, caller, new(Ticket, goal), Story.Now);

    public Decision<TicketId> TryRestate(Caller caller, string text = "The bill is twice what it was.") => Restate.Decide(State, caller, new(Ticket, text), Story.Now);

    public Decision<TicketId> TryConfirm(Caller caller, string? text = null) => ConfirmRestatement.Decide(State, caller, new(Ticket, text), Story.Now);

    public Decision<TicketId> TryFact(Caller caller, string statement = "A fee of 25 applies.", Certainty certainty = Certainty.Known, FactSource source = FactSource.Record) =>
        RecordFact.Decide(State, caller, new(Ticket, statement, certainty, source), Options, Story.Now);

    public Decision<TicketId> TryDispute(Caller caller, string reason = "The contract says none.", int fact = 1) => DisputeFact.Decide(State, caller, new(Ticket, fact, reason), Story.Now);

    public Decision<TicketId> TrySettle(Caller caller, bool upheld, string outcome = "The contract is right.", int fact = 1) =>
        SettleDispute.Decide(State, caller, new(Ticket, fact, upheld, outcome), Story.Now);

    public Decision<TicketId> TryAttempt(Caller caller, string what = "Restarted the router.", string outcome = "No change.") =>
        RecordAttempt.Decide(State, caller, new(Ticket, what, outcome), Options, Story.Now);

    public Decision<TicketId> TryAsk(Caller caller, string question = "Which tariff?") => AskQuestion.Decide(State, caller, new(Ticket, question), Options, Story.Now);

    public Decision<TicketId> TryAnswer(Caller caller, string question = "Which tariff?", string answer = "The old one.") =>
        AnswerQuestion.Decide(State, caller, new(Ticket, question, answer), Options, Story.Now);

    public Matter Do<T>(Decision<T> decision)
    {
        Story.Apply(decision);
        return this;
    }

    /// <summary>The brief as somebody sees it.</summary>
    public Brief Seen(Caller caller, BriefSources? sources = null)
    {
        var access = ThreadAccess.Of(caller, State);
        return ComposeBrief.Of(sources ?? Sources(), access, access.Profile, seesLastByCustomer: true);
    }

    public BriefSources Sources(params IReadOnlyList<FollowUp> owed) => new(Ticket, State.Tickets[1], Recorded, owed);
}
