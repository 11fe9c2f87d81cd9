using Continuity.Callers;
using Continuity.Customers;
using Continuity.Decisions;
using Continuity.Threads;
using Continuity.Tickets;

namespace Continuity.Briefs;

/// <summary>
/// Decides whether a dispute about a fact is settled: by agents, whatever the ticket's state. Where it is upheld the fact was wrong; it is shown with the settlement, and told as true no
/// more. Settled again by the same agent with the same outcome it stays as it is.
/// </summary>
public static class SettleDispute
{
    /// <summary>Decides.</summary>
    /// <param name="state">The customer's home, with the ticket and its brief.</param>
    /// <param name="caller">Who asks.</param>
    /// <param name="command">Who is right.</param>
    /// <param name="now">The time.</param>
    /// <returns>The ticket; or NOT_FOUND, FORBIDDEN, WRONG_STATE or INVALID.</returns>
    public static Decision<TicketId> Decide(CustomerState state, Caller caller, SettleDisputeCommand command, DateTimeOffset now)
    {
        var found = NamedTicket.Find(state, caller, command.Ticket);
        if (found.Value is not { } ticket)
        {
            return found.Refusal!;
        }

        if (!caller.IsAgent)
        {
            return Refusal.Forbidden("Agents may settle a dispute.");
        }

        var before = state.BriefOf(ticket.Number);
        var named = NamedFact.Find(state, caller, before, command.Fact);
        if (named.Value is not { } fact)
        {
            return named.Refusal!;
        }

        var outcome = command.Outcome.Trim();
        if (fact.Dispute is not { } dispute)
        {
            return NamedFact.WrongState("Nobody disputes the fact.");
        }

        var settled = dispute with { SettledAt = now, SettledBy = caller.ActsAs(state.Id), Upheld = command.Upheld, Outcome = outcome };
        if (!fact.IsDisputed)
        {
            return (dispute.SettledBy, dispute.Upheld, dispute.Outcome) == (settled.SettledBy, settled.Upheld, settled.Outcome)
                ? Decision.Accept(command.Ticket, state)
                : NamedFact.WrongState("The dispute is settled already.");
        }

        // Who disputed it in person is told what was found, in whatever the agent was told it.
        var outcomeShownFrom = dispute.RaisedBy.Kind == ActorKind.Customer ? dispute.ShownFrom : BriefRights.ShownFrom(state, caller, ticket);
        return TextBound.Reason.Check(outcome, "input", "outcome") is { } refusal
            ? refusal
            : Changes.Of(state)
                .With(NamedFact.Replace(before, fact with { Dispute = settled with { OutcomeShownFrom = outcomeShownFrom } }))
                .And(BriefEntry.Public(
                    state, caller, ticket, AssuranceRule.Higher(fact.ShownFrom, outcomeShownFrom), Activity.DisputeSettled, BriefWords.Settled(fact, command.Upheld, outcome), now))
                .Accept(command.Ticket);
    }
}
