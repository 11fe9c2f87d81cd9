using Continuity.Customers;
using Continuity.Redis.Tests.Hosting;
using Continuity.Redis.Webhooks;

namespace Continuity.Redis.Tests.Webhooks;

/// <summary>Takes events out of queues, as one who delivers them does.</summary>
internal static class Queued
{
    /// <summary>Takes out all events of an endpoint.</summary>
    /// <returns>The sequences of those of a home, in the order in which they were had.</returns>
    public static async Task<List<int>> DrainAsync(TestStore store, string endpoint, CustomerId home)
    {
        var (queue, taken) = (store.Get<WebhookQueue>(), new List<int>());
        while ((await queue.NextAsync(endpoint, true, 50, TestContext.Current.CancellationToken)).Events is { Count: > 0 } some)
        {
            foreach (var one in some)
            {
                await queue.DeliveredAsync(endpoint, one.Event, TestContext.Current.CancellationToken);
            }

            taken.AddRange(some.Where(one => one.Event.Entry.Home == home).Select(static one => one.Event.Entry.Sequence));
        }

        return taken;
    }
}
