using Continuity.Callers;
using Continuity.Customers;
using Continuity.Decisions;
using Continuity.Threads;
using Continuity.Tickets;

namespace Continuity.Briefs;

/// <summary>
/// Decides whether it is recorded that a fact is not so: by the customer in person, as far as they are shown it, and for them by agents, and by bots in their tickets; whatever the ticket's
/// state, for a record may be found wrong later. It stays disputed until an agent settles it; said again meanwhile by the same caller with the same reason it changes nothing. After that it takes another reason.
/// </summary>
public static class DisputeFact
{
    /// <summary>Decides.</summary>
    /// <param name="state">The customer's home, with the ticket and its brief.</param>
    /// <param name="caller">Who asks.</param>
    /// <param name="command">What is disputed.</param>
    /// <param name="now">The time.</param>
    /// <returns>The ticket; or NOT_FOUND, FORBIDDEN, WRONG_STATE or INVALID.</returns>
    public static Decision<TicketId> Decide(CustomerState state, Caller caller, DisputeFactCommand command, DateTimeOffset now)
    {
        var found = BriefRights.ToSpeak(state, caller, command.Ticket);
        if (found.Value is not { } ticket)
        {
            return found.Refusal!;
        }

        var before = state.BriefOf(ticket.Number);
        var named = NamedFact.Find(state, caller, before, command.Fact);
        if (named.Value is not { } fact)
        {
            return named.Refusal!;
        }

        var dispute = new Dispute(command.Reason.Trim(), caller.ActsAs(state.Id), now) { ShownFrom = BriefRights.ShownFrom(state, caller, ticket) };
        if (fact is { IsDisputed: true, Dispute: { } raised } && (raised.Reason, raised.RaisedBy) == (dispute.Reason, dispute.RaisedBy))
        {
            return Decision.Accept(command.Ticket, state);
        }

        var shownFrom = AssuranceRule.Higher(fact.ShownFrom, dispute.ShownFrom);
        return (TextBound.Reason.Check(dispute.Reason, "input", "reason") ?? CheckState(fact, dispute.Reason)) is { } refusal
            ? refusal
            : Changes.Of(state)
                .With(NamedFact.Replace(before, fact with { Dispute = dispute }))
                .And(BriefEntry.Public(state, caller, ticket, shownFrom, Activity.FactDisputed, $"Disputed: \"{fact.Statement}\". {dispute.Reason}", now))
                .Accept(command.Ticket);
    }

    private static Refusal? CheckState(Fact fact, string reason) => fact switch
    {
        { IsDisputed: true } => NamedFact.WrongState("The fact is disputed already, and an agent has to settle that first."),
        { IsWrong: true } => NamedFact.WrongState("The fact was found to be wrong already."),
        { Dispute: { } settled } when settled.Reason == reason => new(RefusalCode.WrongState, "This was settled already: say what is new.") { Path = ["input", "reason"] },
        _ => null,
    };
}
