using Continuity.GraphQL;

namespace Continuity.Api.Queues;

/// <summary>What happens in queues, as it happens.</summary>
[SubscriptionType]
internal static class QueueSubscriptions
{
    /// <summary>
    /// What happens in a queue, in order. Gap-free: give the last cursor you hold and nothing is missed or repeated, across reconnects and servers. The newest 10,000 events are
    /// kept: behind an older cursor there is CURSOR_EXPIRED, and the queue must be read again. For agents only.
    /// </summary>
    /// <param name="queueId">The queue.</param>
    /// <param name="after">The cursor of the last event you have, or the queue's `cursor`; null for only what comes from now on.</param>
    public static Task<IAsyncEnumerable<QueueEventNode>> GetQueueEventsAsync([ID] string queueId, string? after, QueueEvents events, CancellationToken cancellationToken) =>
        events.OpenAsync(queueId, after, cancellationToken);
}
