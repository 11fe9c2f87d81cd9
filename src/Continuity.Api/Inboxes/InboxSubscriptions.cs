using Continuity.GraphQL;

namespace Continuity.Api.Inboxes;

/// <summary>What agents are told, as it happens.</summary>
[SubscriptionType]
internal static class InboxSubscriptions
{
    /// <summary>
    /// What you are told, as an agent, in order; of each customer in the order in which it happened. Gap-free: give the last cursor you hold and nothing is missed or
    /// repeated, across reconnects and servers. The newest 10,000 events are kept: behind an older cursor there is CURSOR_EXPIRED, and the inbox must be read again. For agents only.
    /// </summary>
    /// <param name="after">The cursor of the last event you have, or your inbox's `cursor`; null for only what comes from now on.</param>
    public static Task<IAsyncEnumerable<InboxEventNode>> GetInboxEventsAsync(string? after, InboxEvents events, CancellationToken cancellationToken) =>
        events.OpenAsync(after, cancellationToken);
}
