using Continuity.Callers;
using Continuity.Customers;
using Continuity.Decisions;
using Continuity.Redis;
using Continuity.Redis.Connection;
using Continuity.Redis.Customers;
using Continuity.Redis.Merging;
using Continuity.Threads;
using Microsoft.Extensions.DependencyInjection;

namespace Continuity.Benchmarks.MergedThreads;

/// <summary>Writes a customer who was never merged, and ten who were merged into one, by the store's own write path.</summary>
internal sealed class MergedThreadSeed(CustomerStore customers, CustomerMerges merges)
{
    private const int Merged = 10;
    private const int EntriesACommit = 1_000;

    // The newest of each home are written in turn, so that the newest page has some of every home's.
    private const int InTurn = 50;
    private static readonly Caller Ana = new(Role.Agent, "ana");

    /// <summary>Writes them.</summary>
    /// <param name="redis">The store.</param>
    /// <param name="entries">How many entries each customer is to have.</param>
    /// <returns>The one who was never merged, and the survivor of the others.</returns>
    public static async Task<(CustomerId Alone, CustomerId Survivor)> WriteAsync(string redis, int entries)
    {
        var options = new RedisOptions { ConnectionString = redis, AcceptDataLoss = true, Deadline = TimeSpan.FromSeconds(30) };
        await using var services = new ServiceCollection().AddLogging().AddContinuityStore(options).BuildServiceProvider();
        await services.GetRequiredService<StoreStartUp>().OpenAsync(production: false, CancellationToken.None);
        return await new MergedThreadSeed(services.GetRequiredService<CustomerStore>(), services.GetRequiredService<CustomerMerges>()).WriteAsync(entries);
    }

    private static EntryDraft Entry(int number, DateTimeOffset now) =>
        new(new MessageContent($"Message {number}: {new string('m', 200)}"), ActorRef.Ingest("chat"), Channel.Chat, now);

    private async Task<(CustomerId Alone, CustomerId Survivor)> WriteAsync(int entries)
    {
        var homes = Enumerable.Range(0, Merged + 1).Select(static _ => CustomerId.New(TimeProvider.System.GetUtcNow())).ToList();
        foreach (var home in homes)
        {
            await AppendAsync(home, 0);
            for (var written = 0; written < entries - InTurn; written += EntriesACommit)
            {
                await AppendAsync(home, Math.Min(EntriesACommit, entries - InTurn - written));
            }
        }

        foreach (var merged in homes.Skip(2))
        {
            var done = await merges.MergeAsync(new(homes[1], merged, "One person."), Ana, CancellationToken.None);
            _ = done.IsAccepted ? true : throw new InvalidOperationException(done.Refusal.Message);
        }

        for (var turn = 0; turn < InTurn; turn++)
        {
            foreach (var home in homes)
            {
                await AppendAsync(home, 1);
            }
        }

        return (homes[0], homes[1]);
    }

    private async Task AppendAsync(CustomerId home, int entries) => await customers.CommitAsync(
        new(home),
        (state, now) => Decision.Accept(
            true,
            state.IsEmpty ? state with { Profile = state.Profile with { Name = "A customer" } } : state,
            [.. Enumerable.Range(1, entries).Select(n => Entry(state.LogLength + n, now))]),
        null,
        CancellationToken.None);
}
