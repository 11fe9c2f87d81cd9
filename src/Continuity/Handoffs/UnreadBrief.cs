using Continuity.Callers;
using Continuity.Decisions;
using Continuity.FollowUps;
using Continuity.Inboxes;
using Continuity.Staff;
using Continuity.Tickets;

namespace Continuity.Handoffs;

/// <summary>
/// Whether who took a ticket over has read its brief, so that the customer repeats nothing. Its owner is told, once, where that did not happen in time. An owner who took it back
/// knows the matter, and who gives advice has no customer to ask anew: neither need have read it.
/// </summary>
public static class UnreadBrief
{
    /// <summary>Whether the agent who accepted a handoff has read the brief, up to the offer or further; null where nobody need have.</summary>
    /// <param name="handoff">The handoff.</param>
    /// <param name="ticket">Its ticket.</param>
    public static bool? HasRead(Handoff handoff, Ticket ticket)
    {
        ArgumentNullException.ThrowIfNull(handoff);
        return handoff is { BriefDueAt: not null, SettledBy: { } by } ? HasRead(ticket, by.Id, handoff.LogLengthAtOffer) : null;
    }

    /// <summary>
    /// Since when it counts as unread; null where it was read, need not be, or there is time left, and where who accepted has the ticket no longer: it was resolved, given back or passed on.
    /// </summary>
    /// <param name="handoff">The handoff.</param>
    /// <param name="ticket">Its ticket.</param>
    /// <param name="later">The ticket's handoffs after that one.</param>
    /// <param name="now">The time.</param>
    public static DateTimeOffset? UnreadSince(Handoff handoff, Ticket ticket, IEnumerable<Handoff> later, DateTimeOffset now) =>
        HasRead(handoff, ticket) == false
        && handoff.BriefDueAt <= now
        && HasTicket(ticket, handoff.SettledBy!.Value.Id)
        && !later.Any(static handoff => handoff is { AcceptedAt: not null, Mode: not TransferMode.Consult })
            ? handoff.BriefDueAt
            : null;

    /// <summary>When the owner of a ticket is to be told; null for never.</summary>
    /// <param name="ticket">The ticket.</param>
    internal static DateTimeOffset? DueAt(Ticket ticket) => ticket is { Status: TicketStatus.Open, BriefToRead: { } toRead } ? toRead.DueAt : null;

    /// <summary>A handoff was accepted, and the ticket passed on.</summary>
    /// <param name="changes">What was done so far.</param>
    /// <param name="accepted">The handoff.</param>
    /// <param name="agent">Who accepted it.</param>
    /// <param name="options">The options.</param>
    /// <param name="now">The time.</param>
    internal static Changes Begin(Changes changes, Handoff accepted, string agent, HandoffOptions options, DateTimeOffset now)
    {
        var ticket = changes.State.Tickets[accepted.Ticket];
        if (ticket.Owner == agent)
        {
            return changes;
        }

        var dueAt = FollowUpTimes.Stored(now + options.BriefReadWithin);
        return changes
            .With(changes.State.Handoffs[accepted.Number] with { BriefDueAt = dueAt })
            .With(HasRead(ticket, agent, accepted.LogLengthAtOffer) ? ticket : ticket with { BriefToRead = new(accepted.Number, agent, accepted.LogLengthAtOffer, dueAt) });
    }

    /// <summary>The time is over: tells the owner and who stands in for them, where the agent still has the ticket.</summary>
    /// <param name="changes">What was done so far.</param>
    /// <param name="ticket">The ticket, whose brief was not read.</param>
    /// <param name="roster">The agents.</param>
    /// <param name="now">The time.</param>
    internal static Changes Overdue(Changes changes, Ticket ticket, Roster roster, DateTimeOffset now)
    {
        var unread = ticket.BriefToRead ?? throw new ArgumentException("The brief need not be read.", nameof(ticket));
        changes = changes.With(ticket with { BriefToRead = null });
        if (!HasTicket(ticket, unread.Agent))
        {
            return changes;
        }

        var owner = ticket.Owner!;
        IEnumerable<string> told = [owner, roster.StandIn(owner, now) ?? owner];
        return told.Distinct().Where(agent => agent != unread.Agent)
            .Aggregate(changes, (so, agent) => so.Tell(new(agent, InboxEventKind.BriefUnread, ticket.Number) { Handoff = unread.Handoff }));
    }

    // Who has come to own it answers to nobody for what they read.
    private static bool HasTicket(Ticket ticket, string agent) =>
        ticket is { Status: TicketStatus.Open, Owner: { } owner } && owner != agent && ticket.Handler == ActorRef.Agent(agent);

    private static bool HasRead(Ticket ticket, string agent, int upTo) => ticket.BriefAcknowledgements.Any(read => read.By == agent && read.UpTo >= upTo);
}
