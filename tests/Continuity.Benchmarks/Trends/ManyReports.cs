using System.Diagnostics;
using Continuity.Benchmarks.Deadlines;
using Continuity.Benchmarks.MergedThreads;
using Continuity.Customers;
using Continuity.Recovery;
using Continuity.Redis;
using Continuity.Redis.Connection;
using Continuity.Redis.Projections;
using Continuity.Redis.Recovery;
using Microsoft.Extensions.DependencyInjection;

namespace Continuity.Benchmarks.Trends;

/// <summary>Very many reports, each counted as the relay counts it, and how long it takes to say what trends there are.</summary>
internal static class ManyReports
{
    private const int AtOnce = 128;
    private const int Categories = 50;
    private const int Products = 200;
    private const int Sites = 100;
    private const int Agents = 300;
    private static readonly TimeSpan Span = TimeSpan.FromDays(16 * 7);
    private static readonly TimeSpan Most = TimeSpan.FromMilliseconds(300);

    /// <summary>Counts them all, and measures.</summary>
    /// <param name="redis">The server, which keeps nothing else.</param>
    /// <param name="options">How many.</param>
    /// <returns>Whether 95 of 100 queries of each kind took less than 300 ms.</returns>
    public static async Task<bool> MeasureAsync(LocalRedis redis, TrendRunOptions options)
    {
        var store = new RedisOptions { ConnectionString = redis.Address, AcceptDataLoss = true, Deadline = TimeSpan.FromSeconds(30) };
        await using var services = new ServiceCollection().AddLogging().AddContinuityStore(store).BuildServiceProvider();
        await services.GetRequiredService<StoreStartUp>().OpenAsync(production: false, CancellationToken.None);
        var now = TimeProvider.System.GetUtcNow();
        var (before, watch) = (SettlingInstance.PeakMemory(redis.ProcessId), Stopwatch.StartNew());
        await CountAsync(services.GetRequiredService<Projection>(), options.Reports, now);
        await TrendRun.SayAsync(
            $"{options.Reports:N0} reports of 16 weeks, {Categories} categories, {Products} products, {Sites} sites, {Agents} agents: counted in {watch.Elapsed.TotalSeconds:0} s; Redis' memory: {SettlingInstance.PeakMemory(redis.ProcessId) - before:N0} MiB more");

        var isWithin = true;
        var (counters, period) = (services.GetRequiredService<TrendCounters>(), TrendPeriod.Of(now.AddDays(-56), now, now).Value!);
        foreach (var dimension in Enum.GetValues<TrendDimension>())
        {
            var (times, trends) = (new List<double>(), 0);
            for (var i = -3; i < options.Reads; i++)
            {
                watch.Restart();
                trends = (await counters.ReadAsync(period, dimension, true, new(), CancellationToken.None)).Trends(TrendOptions.LeastCount).Count;
                if (i >= 0)
                {
                    times.Add(watch.Elapsed.TotalMilliseconds);
                }
            }

            times.Sort();
            var late = times[Math.Min(times.Count - 1, (int)(0.95 * times.Count))];
            await TrendRun.SayAsync($"{dimension}: {trends} trends; ms: median {times[times.Count / 2]:0}, p95 {late:0}, most {times[^1]:0}");
            isWithin &= late < Most.TotalMilliseconds;
        }

        return isWithin;
    }

    private static async Task CountAsync(Projection projection, int reports, DateTimeOffset now)
    {
        var random = new Random(1);
        var home = CustomerId.New(now);
        foreach (var part in Enumerable.Range(1, reports).Chunk(AtOnce))
        {
            await Task.WhenAll(part.Select(number => projection.ApplyAsync(Report(random, new(home, number), now), CancellationToken.None)));
        }
    }

    private static ProblemReported Report(Random random, ProblemReportId id, DateTimeOffset now)
    {
        var isConduct = random.Next(10) == 0;
        return new(id, isConduct, $"Category {random.Next(Categories)}", now - (random.NextDouble() * Span))
        {
            Product = $"Product {random.Next(Products)}",
            Site = $"Site {random.Next(Sites)}",
            InvolvedAgent = isConduct ? $"agent-{random.Next(Agents)}" : null,
        };
    }
}
