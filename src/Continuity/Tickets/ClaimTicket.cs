using Continuity.Callers;
using Continuity.Customers;
using Continuity.Deadlines;
using Continuity.Decisions;
using Continuity.Handoffs;
using Continuity.Queues;
using Continuity.Staff;
using Continuity.Threads;

namespace Continuity.Tickets;

/// <summary>
/// Decides whether an agent takes a ticket from its queue; where it is offered to that queue, that accepts the offer. The first to do so becomes its owner, and stays it. Claimed
/// again by the agent who handles it, it stays as it is, whatever version is expected, so that a repeat is safe. An offer to the queue whose time is over, and which nobody has settled
/// yet, is no obstacle: it expires first, as it would have a moment later, and the ticket is taken from where that leaves it.
/// </summary>
public static class ClaimTicket
{
    /// <summary>Decides.</summary>
    /// <param name="state">The customer, with the ticket, its last handoff, and all that is open.</param>
    /// <param name="caller">Who asks.</param>
    /// <param name="command">What to claim.</param>
    /// <param name="roster">The agents.</param>
    /// <param name="queues">The queues.</param>
    /// <param name="rules">The options.</param>
    /// <param name="now">The time.</param>
    /// <returns>The ticket; or NOT_FOUND, FORBIDDEN, STALE_VERSION or WRONG_STATE.</returns>
    public static Decision<TicketId> Decide(
        CustomerState state, Caller caller, ClaimTicketCommand command, Roster roster, QueueRules queues, DeadlineRules rules, DateTimeOffset now)
    {
        var found = NamedTicket.Find(state, caller, command.Ticket);
        if (found.Value is not { } ticket)
        {
            return found.Refusal!;
        }

        if (!caller.IsAgent)
        {
            return Refusal.Forbidden("Agents may claim a ticket.");
        }

        if (IsRepeat(state, caller, ticket, now))
        {
            return Decision.Accept(command.Ticket, state);
        }

        if ((NamedTicket.CheckVersion(ticket, command.ExpectedVersion) ?? Check(state, caller, ticket, queues, now)) is { } refusal)
        {
            return refusal;
        }

        var changes = Changes.Of(state);
        if (Offered(state, ticket, now) is { } offered)
        {
            return AcceptHandoff.Apply(changes, caller, offered, null, roster, rules, now).Accept(command.Ticket);
        }

        if (Overdue(state, ticket, now) is { } overdue)
        {
            changes = ExpireHandoff.Apply(changes, overdue, roster, rules, now);
        }

        // An offer to an agent of a ticket that waits in a queue is pointless once somebody has claimed it.
        changes = SettleOpenOffers.Apply(changes, ticket.Number, "The ticket was claimed.", roster, now);
        changes = PassHandling.Apply(changes, ticket.Number, caller, LeftThere(changes.State, changes.State.Tickets[ticket.Number]), roster, rules, now);
        return changes
            .And(NamedTicket.Entry(
                state, caller, changes.State.Tickets[ticket.Number], Activity.TicketClaimed, $"{HandoffWords.NameOf(caller)} took ticket {ticket.DisplayNumber}.", now))
            .Accept(command.Ticket);
    }

    /// <summary>Whether a caller's role, teams and part in a ticket, and its state, allow to claim it.</summary>
    internal static bool May(CustomerState state, Caller caller, Ticket ticket, QueueRules queues, DateTimeOffset now) =>
        caller.IsAgent && (IsRepeat(state, caller, ticket, now) || Check(state, caller, ticket, queues, now) is null);

    // Whose warm offer is over has the ticket no more, though nobody has taken it from them yet.
    private static bool IsRepeat(CustomerState state, Caller caller, Ticket ticket, DateTimeOffset now) =>
        ticket.Status == TicketStatus.Open && ticket.IsHandledBy(caller) && Overdue(state, ticket, now) is null;

    private static Refusal? Check(CustomerState state, Caller caller, Ticket ticket, QueueRules queues, DateTimeOffset now)
    {
        var offered = Offered(state, ticket, now);
        return ((offered ?? Overdue(state, ticket, now))?.To.Queue ?? ticket.WaitingIn) is not { } queue
            ? NamedTicket.WrongState(ticket.Status == TicketStatus.Open ? "The ticket waits in no queue: somebody else handles it." : "The ticket is not open.")
            : !queues.MayTake(caller, queue) && !(offered is null && ticket.IsOwnedBy(caller))
            ? Refusal.Forbidden("Only the agents of its queue may claim the ticket, its owner and supervisors.")
            : null;
    }

    // Nobody owned it when this expired, so that nobody owes the check yet that it asked for.
    private static Handoff? LeftThere(CustomerState state, Ticket ticket) =>
        ticket.Handoffs is [.., var last] && state.Handoffs.GetValueOrDefault(last) is { State: HandoffState.Expired, CheckBack: not null, FollowUp: null } left && left.To.Queue == ticket.WaitingIn
            ? left
            : null;

    // The offer to a queue that can still be accepted.
    private static Handoff? Offered(CustomerState state, Ticket ticket, DateTimeOffset now) => ToQueue(state, ticket) is { } offered && offered.ExpiresAt > now ? offered : null;

    // The offer to a queue whose time is over, and which nobody has settled yet: the ticket waits there.
    private static Handoff? Overdue(CustomerState state, Ticket ticket, DateTimeOffset now) =>
        ToQueue(state, ticket) is { } offered && offered.ExpiresAt <= now && ExpireHandoff.LeavesInQueue(offered, ticket) ? offered : null;

    private static Handoff? ToQueue(CustomerState state, Ticket ticket) =>
        ticket is { Status: TicketStatus.Open, OpenHandoff: { } open } && state.Handoffs[open] is { To.Queue: not null, Mode: not TransferMode.Consult } offered ? offered : null;
}
