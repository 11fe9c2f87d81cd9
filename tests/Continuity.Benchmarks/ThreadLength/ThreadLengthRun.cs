using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using Continuity.Api.Nodes;
using Continuity.Benchmarks.MergedThreads;
using Continuity.Benchmarks.Stand;
using Continuity.Customers;

namespace Continuity.Benchmarks.ThreadLength;

/// <summary>Reads the newest 20 entries of a short thread and of a very long one, over HTTP, in turn.</summary>
internal static class ThreadLengthRun
{
    private const double MostApart = 0.2;
    private const int WarmUpReads = 3_000;

    /// <summary>Measures, and prints a table.</summary>
    /// <param name="arguments">The options.</param>
    /// <returns>Whether both cost the same; false, too, where there is no redis-server.</returns>
    public static async Task<bool> RunAsync(string[] arguments)
    {
        var options = Options.Read(arguments, ("--short", 20, 100_000), ("--long", 100, 1_000_000), ("--rounds", 2, 999), ("--reads", 10, 10_000));
        if (!await Programs.AreInstalledAsync("redis-server"))
        {
            return false;
        }

        var lengths = (Short: options.Of("--short", 100), Long: options.Of("--long", 100_000));
        using var redis = await LocalRedis.StartAsync();
        var (few, many) = (await WriteAsync(redis.Address, lengths.Short), await WriteAsync(redis.Address, lengths.Long));
        using var api = await ApiServer.StartAsync(redis.Address);
        int[] processes = [api.ProcessId, redis.ProcessId];
        await ReadAsync(api, processes, few, WarmUpReads);
        await ReadAsync(api, processes, many, WarmUpReads);
        var rounds = new List<(Reading Short, Reading Long)>();
        for (var round = 0; round < options.Of("--rounds", 30); round++)
        {
            rounds.Add((await ReadAsync(api, processes, few, options.Of("--reads", 100)), await ReadAsync(api, processes, many, options.Of("--reads", 100))));
        }

        var (quick, quickLong) = (rounds.Min(static round => round.Short.Microseconds), rounds.Min(static round => round.Long.Microseconds));
        var (processor, processorLong) = (rounds.Average(static round => round.Short.Processor), rounds.Average(static round => round.Long.Processor));
        await Console.Out.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture,
            $"""
            The newest 20 of a thread over HTTP, µs a read: the mean of the quickest of {rounds.Count} rounds, and processor time of API and Redis, the mean of all.

            | entries | µs | processor µs |
            |---|---|---|
            | {lengths.Short} | {quick:0} | {processor:0} |
            | {lengths.Long} | {quickLong:0} | {processorLong:0} |
            | ratio | {quickLong / quick:0.00} | {processorLong / processor:0.00} |
            """));
        var isWithin = Math.Abs((quickLong / quick) - 1) <= MostApart;
        await Console.Out.WriteLineAsync(isWithin ? "A thread's length makes no difference." : $"Over the bound: {MostApart:0%} apart.");
        return isWithin;
    }

    private static async Task<CustomerId> WriteAsync(string redis, int entries)
    {
        await using var services = await CustomerSeed.OpenAsync(redis);
        return (await new CustomerSeed(services).WriteLongAsync(entries)).Home;
    }

    private static async Task<Reading> ReadAsync(ApiServer api, int[] processes, CustomerId customer, int reads)
    {
        var variables = new JsonObject { ["c"] = NodeId.Of(customer) };
        var (before, watch) = (processes.Sum(ProcessMeter.Microseconds), Stopwatch.StartNew());
        for (var i = 0; i < reads; i++)
        {
            var answer = await api.AnswerAsync(LoadPlan.Newest, variables);
            if (answer.Span.IndexOf("\"text\":\"Message "u8) < 0)
            {
                throw new InvalidOperationException("The answer has no messages.");
            }
        }

        return new(watch.Elapsed.TotalMicroseconds / reads, (processes.Sum(ProcessMeter.Microseconds) - before) / reads);
    }

    private readonly record struct Reading(double Microseconds, double Processor);
}
