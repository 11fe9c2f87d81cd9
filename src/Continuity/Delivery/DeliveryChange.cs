using Continuity.Callers;
using Continuity.Decisions;
using Continuity.Inboxes;
using Continuity.Threads;
using Continuity.Tickets;

namespace Continuity.Delivery;

/// <summary>
/// Changes a delivery, and tells of it: the agent who wrote the entry of every change, the ticket's owner of what needs them. Of a customer who was erased nothing more is told: only the delivery
/// says what became of it.
/// </summary>
internal static class DeliveryChange
{
    /// <summary>A gateway took it, or it reached the customer.</summary>
    /// <param name="changes">What was done so far.</param>
    /// <param name="sequence">The sequence of the entry.</param>
    /// <param name="delivery">The delivery as it is by now.</param>
    public static Changes Note(Changes changes, int sequence, EntryDelivery delivery) =>
        Tell(changes.With(sequence, delivery), sequence, delivery, delivery.Author);

    /// <summary>It is given up.</summary>
    /// <param name="changes">What was done so far.</param>
    /// <param name="sequence">The sequence of the entry.</param>
    /// <param name="delivery">The delivery as it was.</param>
    /// <param name="error">Why.</param>
    /// <param name="now">The time.</param>
    public static Changes Fail(Changes changes, int sequence, EntryDelivery delivery, string error, DateTimeOffset now)
    {
        var failed = delivery with { State = DeliveryState.Failed, LastError = error, FailedAt = now, NextAttemptAt = null };
        return Explain(changes.With(sequence, failed), sequence, failed, Activity.DeliveryFailed, DeliveryWords.Failed(sequence, failed), now);
    }

    /// <summary>It goes on by another channel.</summary>
    /// <param name="changes">What was done so far.</param>
    /// <param name="sequence">The sequence of the entry.</param>
    /// <param name="delivery">The delivery as it was.</param>
    /// <param name="to">The channel.</param>
    /// <param name="now">The time.</param>
    public static Changes Move(Changes changes, int sequence, EntryDelivery delivery, Channel to, DateTimeOffset now)
    {
        var moved = delivery with { Channel = to, MovedFrom = delivery.Channel, FailingSince = null, NextAttemptAt = null };
        return Explain(changes.With(sequence, moved), sequence, moved, Activity.DeliveryMoved, DeliveryWords.Moved(sequence, moved), now);
    }

    private static Changes Explain(Changes changes, int sequence, EntryDelivery delivery, Activity activity, string summary, DateTimeOffset now)
    {
        if (changes.State.Profile.Erasure is not null)
        {
            return changes;
        }

        var ticket = TicketOf(changes, delivery);
        return Tell(changes.And(TicketEntry.Internal(ticket, ActorRef.Continuity, activity, summary, now)), sequence, delivery, delivery.Author, ticket.Owner);
    }

    private static Changes Tell(Changes changes, int sequence, EntryDelivery delivery, params IReadOnlyList<string?> agents) =>
        changes.State.Profile.Erasure is not null ? changes : agents.OfType<string>().Distinct().Aggregate(
            changes, (so, agent) => so.Tell(new(agent, InboxEventKind.DeliveryChanged, TicketOf(changes, delivery).Number) { Entry = sequence }));

    // The session may have been moved to another ticket meanwhile.
    private static Ticket TicketOf(Changes changes, EntryDelivery delivery) =>
        delivery.Session is { } number && changes.State.Sessions.TryGetValue(number, out var session) && changes.State.Tickets.TryGetValue(session.Ticket, out var current)
            ? current
            : changes.State.Tickets[delivery.Ticket];
}
