using System.Globalization;
using Continuity.Benchmarks.MergedThreads;
using Continuity.Benchmarks.Stand;
using Continuity.Benchmarks.Subscribers;
using Continuity.Redis.Deadlines;
using Continuity.Redis.Keys;
using Microsoft.Extensions.DependencyInjection;

namespace Continuity.Benchmarks.Growth;

/// <summary>Fills a store with more and more customers, and measures at each step what calls and memory cost.</summary>
internal static class GrowthRun
{
    private const int First = 1_000;
    private const int Sample = 20_000;
    private const int EntriesEach = 5;

    /// <summary>Measures, and writes a table, and a plot into the folder <c>output</c> beside the program.</summary>
    /// <param name="arguments">The options.</param>
    /// <returns>Whether it was measured: there is no target; false where a program is missing.</returns>
    public static async Task<bool> RunAsync(string[] arguments)
    {
        var options = Options.Read(arguments, ("--customers", First, 5_000_000), ("--seconds", 1, 60), ("--callers", 1, 256));
        if (!await Programs.AreInstalledAsync("redis-server", "wrk"))
        {
            return false;
        }

        var folder = Directory.CreateTempSubdirectory("growth-");
        try
        {
            await using var redis = await MeasuredRedis.StartAsync(folder.FullName);
            await using var services = await CustomerSeed.OpenAsync(redis.Address);
            var empty = await redis.UsedBytesAsync();
            var customers = new List<SeededCustomer>(await new CustomerSeed(services).WriteAsync(First, EntriesEach));
            using var api = await ApiServer.StartAsync(redis.Address, "Continuity.Benchmarks.dll", new Dictionary<string, string>(), "serve-api");
            var files = await LoadFiles.SignInAsync(folder.FullName, api);
            var steps = new List<GrowthStep>();
            for (var count = First; count <= options.Of("--customers", 1_000_000); count *= 10)
            {
                customers.AddRange(await new CustomerSeed(services).WriteInBulkAsync(count - customers.Count, EntriesEach));
                var bytes = (await redis.UsedBytesAsync() - empty) / (double)count;
                var step = new GrowthStep(count, [("Redis bytes a customer", bytes), .. await MeasureAsync(count == First)]);
                steps.Add(step);
                await PrintAsync(steps);
            }

            await WritePlotAsync(steps);
            return true;

            async Task<List<(string Name, double Value)>> MeasureAsync(bool isFirst)
            {
                var plan = new LoadPlan(customers);
                List<(string, double)> measures = [];
                foreach (var (name, make) in new (string, Func<SeededCustomer, PlannedCall>)[]
                {
                    ("recordEntry", static one => LoadPlan.Entry(one, isTheirs: false)), ("brief", LoadPlan.Brief), ("thread", LoadPlan.Thread), ("inbox", LoadPlan.InboxOf),
                })
                {
                    await files.WriteAsync(plan.Of(Sample, make));
                    var run = string.Create(CultureInfo.InvariantCulture, $"{name}{customers.Count}");
                    await Wrk.RunAsync(api.Address, folder.FullName, $"w{run}_", options.Of("--callers", 16), isFirst ? 5 : 1);
                    var before = (Api: ProcessMeter.Microseconds(api.ProcessId), Redis: ProcessMeter.Microseconds(redis.ProcessId));
                    var asked = await Wrk.RunAsync(api.Address, folder.FullName, $"m{run}_", options.Of("--callers", 16), options.Of("--seconds", 4));
                    measures.Add(($"{name}, p50 ms", asked.Median));
                    measures.Add(($"{name}, API µs", (ProcessMeter.Microseconds(api.ProcessId) - before.Api) / asked.Answers));
                    measures.Add(($"{name}, Redis µs", (ProcessMeter.Microseconds(redis.ProcessId) - before.Redis) / asked.Answers));
                }

                measures.Add(("deadline look, Redis µs", await LookAsync(services, redis)));
                var memory = await ServedApi.AskAsync(api);
                return [.. measures, ("API managed MB", memory.Managed / 1e6), ("API MB in RAM", memory.Resident / 1e6)];
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    // Nothing is due: what is measured is how long it takes to see that, in all partitions.
    private static async Task<double> LookAsync(IServiceProvider services, MeasuredRedis redis)
    {
        const int Times = 200;
        var reader = services.GetRequiredService<DueReader>();
        var calls = reader.Calls([.. Enumerable.Range(0, Partition.Count).Select(static number => new Look(new ScheduleLine(new Partition(number)), 0, 64))]).ToList();
        var before = ProcessMeter.Microseconds(redis.ProcessId);
        var until = TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds();
        for (var i = 0; i < Times; i++)
        {
            foreach (var call in calls)
            {
                await reader.ReadAsync(call, until, CancellationToken.None);
            }
        }

        return (ProcessMeter.Microseconds(redis.ProcessId) - before) / Times;
    }

    private static async Task PrintAsync(IReadOnlyList<GrowthStep> steps)
    {
        if (steps.Count == 1)
        {
            await Console.Out.WriteLineAsync($"| customers | {string.Join(" | ", steps[0].Measures.Select(static one => one.Name))} |\n|{string.Concat(Enumerable.Repeat("---|", steps[0].Measures.Count + 1))}");
        }

        await Console.Out.WriteLineAsync(
            $"| {steps[^1].Customers} | {string.Join(" | ", steps[^1].Measures.Select(static one => one.Value.ToString(one.Value < 100 ? "0.0" : "0", CultureInfo.InvariantCulture)))} |");
    }

    private static async Task WritePlotAsync(IReadOnlyList<GrowthStep> steps)
    {
        var path = Path.Combine(Directory.CreateDirectory(Path.Combine(AppContext.BaseDirectory, "output")).FullName, "growth.svg");
        await File.WriteAllTextAsync(path, GrowthPlot.Draw(steps));
        await Console.Out.WriteLineAsync($"\nThe plot is {path}.");
    }
}
