using Continuity.GraphQL;

namespace Continuity.Api.Threads;

/// <summary>What happens in threads, as it happens.</summary>
[SubscriptionType]
internal static class ThreadSubscriptions
{
    /// <summary>
    /// The entries of a customer's thread, in order, as they are recorded. Gap-free: give the last cursor you hold and nothing is missed or repeated, across
    /// reconnects and servers. What you may not see when it comes is passed over; when you may no longer see the customer at all, the stream ends with FORBIDDEN. Where
    /// what you ask for of an entry can't be read, it ends with STORE_UNAVAILABLE before that entry.
    /// </summary>
    /// <param name="customerId">The customer.</param>
    /// <param name="after">The cursor of the last entry you have, or the thread's `cursor`; null for only what is recorded from now on.</param>
    public static Task<IAsyncEnumerable<EntryNode>> GetThreadEntriesAsync(
        [ID] string customerId, string? after, EntryEvents events, CancellationToken cancellationToken) =>
        events.OpenAsync(customerId, after, cancellationToken);
}
