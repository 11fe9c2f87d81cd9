using Continuity.Callers;
using Continuity.Customers;
using Continuity.Deadlines;
using Continuity.Decisions;
using Continuity.Queues;
using Continuity.Staff;
using Continuity.Threads;
using Continuity.Tickets;

namespace Continuity.Handoffs;

/// <summary>
/// Decides whether an offer is accepted: by the agent it was made to, who acts for them, or, where it was made to a queue, any agent who may take from it. Accepted again by the same
/// agent it stays as it is.
/// </summary>
public static class AcceptHandoff
{
    /// <summary>Decides.</summary>
    /// <param name="state">The customer's home, with the handoff, its ticket and all that is open.</param>
    /// <param name="caller">Who asks.</param>
    /// <param name="command">What to accept.</param>
    /// <param name="roster">The agents.</param>
    /// <param name="queues">The queues.</param>
    /// <param name="rules">The options.</param>
    /// <param name="now">The time.</param>
    /// <returns>The handoff; or NOT_FOUND, FORBIDDEN, INVALID, ALREADY_SETTLED or EXPIRED.</returns>
    public static Decision<HandoffId> Decide(
        CustomerState state, Caller caller, SettleHandoffCommand command, Roster roster, QueueRules queues, DeadlineRules rules, DateTimeOffset now)
    {
        var found = NamedHandoff.Find(state, caller, command.Handoff);
        if (found.Value is not { } handoff)
        {
            return found.Refusal!;
        }

        if (handoff.State == HandoffState.Accepted && handoff.SettledBy == caller.ActsAs(state.Id))
        {
            return Decision.Accept(command.Handoff, state);
        }

        if (!MayAccept(caller, handoff, roster, queues, now))
        {
            return Refusal.Forbidden("Who is offered a ticket may accept it, who acts for them, and the agents of a queue that it is offered to.");
        }

        return (NamedHandoff.CheckReason(command) ?? NamedHandoff.CheckOpen(state.Id, handoff, now)) is { } refusal
            ? refusal
            : Apply(Changes.Of(state), caller, handoff, command.Reason, roster, rules, now).Accept(command.Handoff);
    }

    /// <summary>Whether a caller is one of those to whom an offer is made.</summary>
    internal static bool MayAccept(Caller caller, Handoff handoff, Roster roster, QueueRules queues, DateTimeOffset now) =>
        caller.IsAgent && (handoff.To.Queue is { } queue
            ? queues.MayTake(caller, queue)
            : handoff.To.Agent is { } agent && (agent == caller.Id || roster.ActsFor(caller.Id, agent, now)));

    /// <summary>Accepts an offer that is open.</summary>
    internal static Changes Apply(Changes changes, Caller caller, Handoff handoff, string? reason, Roster roster, DeadlineRules rules, DateTimeOffset now)
    {
        var by = caller.ActsAs(changes.State.Id);
        var isConsult = handoff.Mode == TransferMode.Consult;
        var ticket = changes.State.Tickets[handoff.Ticket] with { OpenHandoff = null };
        var accepted = handoff with
        {
            State = HandoffState.Accepted,
            AcceptedAt = now,
            SettledAt = isConsult ? null : now,
            SettledBy = by,
            SettleReason = reason,
        };
        changes = changes.With(accepted).With(isConsult ? (ticket with { Consult = handoff.Number }).Changed(now) : ticket);
        if (!isConsult)
        {
            changes = PassHandling.Apply(changes, ticket.Number, caller, accepted, roster, rules, now);
            changes = UnreadBrief.Begin(changes, accepted, caller.Id, rules.Handoffs, now);
        }

        var taken = changes.State.Tickets[ticket.Number];
        changes = changes.And(isConsult
            ? TicketEntry.Internal(taken, by, Activity.HandoffAccepted, $"{HandoffWords.NameOf(caller)} gives advice on the ticket.", now)
            : TicketEntry.Public(taken, by, Activity.HandoffAccepted, $"{HandoffWords.NameOf(caller)} took over.", now));
        return HandoffNotices.Settled(changes, accepted, by, roster, now);
    }
}
