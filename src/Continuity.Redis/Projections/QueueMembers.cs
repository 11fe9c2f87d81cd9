using System.Collections.Immutable;
using Continuity.Customers;
using Continuity.Handoffs;
using Continuity.Queues;
using Continuity.Tickets;

namespace Continuity.Redis.Projections;

/// <summary>Which queues a ticket can be taken from, and what happened where that changed: here and nowhere else.</summary>
internal static class QueueMembers
{
    private static readonly IReadOnlyDictionary<string, (DateTimeOffset Since, int? Handoff)> Nowhere = ImmutableDictionary<string, (DateTimeOffset Since, int? Handoff)>.Empty;

    /// <summary>The queue that it waits in, and the one that it is offered to; each since when, and by which handoff, where it is one.</summary>
    /// <param name="state">The home.</param>
    /// <param name="ticket">The ticket.</param>
    public static IReadOnlyDictionary<string, (DateTimeOffset Since, int? Handoff)> Of(CustomerState state, Ticket ticket)
    {
        var queues = new Dictionary<string, (DateTimeOffset Since, int? Handoff)>();
        var offer = ticket.OpenHandoff is { } number ? state.Handoffs.GetValueOrDefault(number) : null;
        if (offer is { State: HandoffState.Offered, To.Queue: { } offered })
        {
            queues[offered] = (offer.OfferedAt, offer.Number);
        }

        if (ticket.WaitingIn is { } waits)
        {
            queues[waits] = (ticket.WaitingSince ?? ticket.OpenedAt, queues.TryGetValue(waits, out var both) ? both.Handoff : null);
        }

        return queues;
    }

    /// <summary>What changed for queues.</summary>
    /// <param name="before">The home before a commit.</param>
    /// <param name="after">The home after it.</param>
    public static IEnumerable<QueueChanged> Changes(CustomerState before, CustomerState after)
    {
        foreach (var ticket in after.Tickets.Values)
        {
            var known = before.Tickets.GetValueOrDefault(ticket.Number);
            var (left, now) = (known is null ? Nowhere : Of(before, known), Of(after, ticket));
            foreach (var queue in left.Keys.Union(now.Keys))
            {
                var was = left.TryGetValue(queue, out var earlier);
                var isThere = now.TryGetValue(queue, out var place);
                if (was != isThere || earlier != place)
                {
                    var kind = isThere ? QueueEventKind.Waiting : WasTaken(after, ticket, known, earlier.Handoff) ? QueueEventKind.Taken : QueueEventKind.Left;
                    yield return new QueueChanged(queue, new(after.Id, ticket.Number), isThere ? place.Since : null, after.Version, new(kind.ToString(), ticket.Number)
                    {
                        Handoff = isThere ? place.Handoff : earlier.Handoff,
                    });
                }
            }
        }
    }

    // An offer that came to nothing was not taken, though its ticket went back to somebody.
    private static bool WasTaken(CustomerState after, Ticket ticket, Ticket? known, int? offer) => offer is { } number
        ? after.Handoffs[number].State is HandoffState.Accepted or HandoffState.Returned
        : ticket is { Status: TicketStatus.Open, Handler: { } handler } && handler != known?.Handler;
}
