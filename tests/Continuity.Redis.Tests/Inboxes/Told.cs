using Continuity.Redis.Inboxes;
using Continuity.Redis.Tests.Hosting;

namespace Continuity.Redis.Tests.Inboxes;

/// <summary>Reads what was told so far.</summary>
internal static class Told
{
    public static async Task<IReadOnlyList<ToldEvent>> AllAsync(TestStore store, EventLog log)
    {
        var cancelled = TestContext.Current.CancellationToken;
        var newest = await store.Get<EventFeed>().NewestAsync(log, cancelled);
        var told = new List<ToldEvent>();
        if (newest > 0)
        {
            await foreach (var one in store.Get<EventFeed>().FollowAsync(log, 0, cancelled))
            {
                told.Add(one);
                if (one.Number == newest)
                {
                    break;
                }
            }
        }

        return told;
    }
}
