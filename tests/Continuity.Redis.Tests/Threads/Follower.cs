using System.Collections.Concurrent;
using Continuity.Customers;
using Continuity.Merging;
using Continuity.Redis.Tests.Hosting;
using Continuity.Redis.Threads;
using Continuity.Threads;

namespace Continuity.Redis.Tests.Threads;

/// <summary>One who follows a thread by one of its ids, and holds on to the last place.</summary>
internal sealed class Follower(CustomerId asked, ThreadPosition from)
{
    private readonly ConcurrentQueue<EntryId> read = new();

    /// <summary>What came, in order.</summary>
    public IReadOnlyCollection<EntryId> Read => read;

    /// <summary>The place behind what came last.</summary>
    public ThreadPosition Last { get; private set; } = from;

    /// <summary>Follows until it is ended, and resumes again and again after a few entries, where that is asked for.</summary>
    public async Task FollowAsync(TestStore store, int resumeAfter, CancellationToken ended)
    {
        try
        {
            while (true)
            {
                await foreach (var placed in store.Get<EntryFeed>().FollowAsync(asked, Last, static (entries, _) => Task.FromResult(entries), ended).Take(resumeAfter))
                {
                    read.Enqueue(placed.Entry.Id);
                    Last = placed.Place;
                }
            }
        }
        catch (OperationCanceledException)
        {
            // That is how a subscriber goes.
        }
    }
}
