using Continuity.Redis.Commit;
using Continuity.Redis.Tests.Hosting;
using Continuity.Threads;

namespace Continuity.Redis.Tests.Connection;

public abstract class FaultTests(StoreServer server)
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task AppendAsync_ServerKilledInTheMiddleOfIt_EveryAcknowledgedEntryIsThereOnce()
    {
        var store = await server.OpenAsync(static o => o with { Deadline = TimeSpan.FromSeconds(2) });
        var home = Sample.NewCustomer();
        await store.Customers.CommitAsync(new(home), static (state, now) => Sample.Start(state, now, "1"), null, Cancelled);
        var acknowledged = new System.Collections.Concurrent.ConcurrentDictionary<string, EntryId>();
        var again = new TaskCompletionSource();

        // Each writer repeats what was not acknowledged, with its key, as a channel's system would.
        var writers = Enumerable.Range(0, 16).Select(writer => Task.Run(async () =>
        {
            for (var n = 0; n < 40; n++)
            {
                var text = $"{writer}/{n}";
                var request = new AppendRequest(new(home, 1)) { Idempotency = new("chat", text, "payload") };
                while (!acknowledged.ContainsKey(text))
                {
                    try
                    {
                        var said = await store.Customers.AppendAsync<string>(request, (state, now) => Sample.Say(state, 1, text, now), null, Cancelled);
                        acknowledged[text] = said.Entries.Single().Id;
                    }
                    catch (StoreUnavailableException)
                    {
                        await again.Task;
                        await Task.Delay(20);
                    }
                }
            }
        })).ToList();
        await Poll.UntilAsync(() => Task.FromResult(acknowledged.Count > 200));
        await server.KillAsync();
        await server.StartAsync();
        again.SetResult();
        await Task.WhenAll(writers);

        var log = await store.Log.RangeAsync(home, 2, int.MaxValue, Cancelled);
        Assert.Equal(640, log.Count);
        Assert.All(log, entry => Assert.Equal(acknowledged[Sample.TextOf(entry)], entry.Id));
    }

    [Fact]
    public async Task LoadAsync_ServerFrozen_FailsByTheDeadlineAndServesAgainAfterwards()
    {
        var store = await server.OpenAsync(static o => o with { Deadline = TimeSpan.FromSeconds(2) });
        await server.FreezeAsync();
        try
        {
            var call = store.Customers.LoadAsync(Sample.NewCustomer(), [], [], Cancelled);
            await Assert.ThrowsAsync<StoreUnavailableException>(() => call.WaitAsync(TimeSpan.FromSeconds(20)));
            Assert.False(await store.StartUp.IsReadyAsync(Cancelled));
        }
        finally
        {
            await server.ThawAsync();
        }

        await Poll.UntilAsync(() => store.StartUp.IsReadyAsync(Cancelled));
    }
}
