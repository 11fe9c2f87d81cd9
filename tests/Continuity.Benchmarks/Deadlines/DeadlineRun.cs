using System.Globalization;
using Continuity.Benchmarks.MergedThreads;
using Continuity.Redis;
using Continuity.Redis.Connection;
using Continuity.Redis.Tests.Deadlines;
using Microsoft.Extensions.DependencyInjection;

namespace Continuity.Benchmarks.Deadlines;

/// <summary>
/// Lets many deadlines fall due, follow-ups and offers in turn, while several processes settle them, all but one of which are killed on the way. Then it looks at every home: each
/// must have been settled, once.
/// </summary>
internal static class DeadlineRun
{
    private static readonly TimeSpan Most = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    /// <summary>Runs, and prints what was measured.</summary>
    /// <param name="options">How many and how long.</param>
    /// <returns>Whether 99 of 100 were settled within a second; false, too, where there is no redis-server.</returns>
    /// <exception cref="InvalidOperationException">Something was not settled, or twice.</exception>
    public static async Task<bool> RunAsync(DeadlineRunOptions options)
    {
        if (!LocalRedis.IsInstalled)
        {
            await Console.Error.WriteLineAsync("redis-server is not installed here, and nothing is measured without it.");
            return false;
        }

        var folder = Directory.CreateTempSubdirectory("deadlines-");
        try
        {
            using var redis = await LocalRedis.StartAsync(folder.FullName);
            return await RunAsync(redis, options);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<bool> RunAsync(LocalRedis redis, DeadlineRunOptions options)
    {
        var store = new RedisOptions { ConnectionString = redis.Address, AcceptDataLoss = true, Deadline = TimeSpan.FromSeconds(30) };
        await using var services = new ServiceCollection().AddLogging().AddContinuityStore(store).BuildServiceProvider();
        await services.GetRequiredService<StoreStartUp>().OpenAsync(production: false, CancellationToken.None);
        var time = TimeProvider.System;

        // They are written before the first of them falls due: some 15,000 a second, with time to spare.
        var from = time.GetUtcNow().AddSeconds(20 + (options.Pending / 7_500.0));
        var spread = TimeSpan.FromMinutes(options.Minutes);
        var pending = new PendingHomes(services, PendingHomes.NewHomes(options.Pending), from, spread);
        await pending.WriteAsync();
        await SayAsync($"{options.Pending:N0} pending, the first of them in {(from - time.GetUtcNow()).TotalSeconds:0} s; Redis' memory: {SettlingInstance.PeakMemory(redis.ProcessId):N0} MiB");

        var instances = await Task.WhenAll(Enumerable.Range(0, options.Instances).Select(_ => SettlingInstance.StartAsync(redis.Address)));
        try
        {
            for (var killed = 0; killed < options.Instances - 1; killed++)
            {
                await Task.Delay(from + (spread * (killed + 1) / (options.Instances + 1)) - time.GetUtcNow());
                await SayAsync($"one of {options.Instances - killed} instances is killed; it had taken {Text(instances[killed].Measure())}");
                instances[killed].Kill();
            }

            var end = pending.Last - time.GetUtcNow();
            await Task.Delay(end > TimeSpan.Zero ? end : TimeSpan.Zero);
            while (await pending.LeftAsync() > 0)
            {
                await Task.Delay(Pause);
            }

            await SayAsync($"the last instance had taken {Text(instances[^1].Measure())}; Redis' memory: {SettlingInstance.PeakMemory(redis.ProcessId):N0} MiB");
        }
        finally
        {
            Array.ForEach(instances, static instance => instance.Dispose());
        }

        var late = (await pending.CheckAsync()).Select(static one => one.SettledAt - one.DueAt).Order().ToList();
        await SayAsync($"all {late.Count:N0} settled, once each; ms late: median {At(late, 0.5):0}, p99 {At(late, 0.99):0}, p99.9 {At(late, 0.999):0}, most {At(late, 1):0}; early: {late.Count(static one => one < TimeSpan.Zero)}");
        return At(late, 0.99) < Most.TotalMilliseconds;
    }

    private static string Text((TimeSpan Processor, long Memory) measured) =>
        string.Create(CultureInfo.InvariantCulture, $"{measured.Processor.TotalSeconds:0} s of processor and {measured.Memory} MiB at most");

    private static double At(List<TimeSpan> sorted, double part) => sorted[(int)Math.Min(sorted.Count - 1, sorted.Count * part)].TotalMilliseconds;

    private static Task SayAsync(FormattableString text) => Console.Out.WriteLineAsync(text.ToString(CultureInfo.InvariantCulture));
}
