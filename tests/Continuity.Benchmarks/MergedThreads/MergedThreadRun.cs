using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using Continuity.Api.Nodes;
using Continuity.Api.Tests.Reading;
using Continuity.Callers;
using Continuity.Customers;

namespace Continuity.Benchmarks.MergedThreads;

/// <summary>Compares the newest 20 entries of a thread of ten merged customers with those of a customer who was never merged: the round trips and the time.</summary>
internal static class MergedThreadRun
{
    private const int MostRoundTrips = 2;
    private const double MostTimes = 3;
    private const int WarmUpReads = 500;

    private const string Newest =
        "query($c: ID!) { customer(by: { id: $c }) { id name identities { value } thread { entries(last: 20) { pageInfo { hasPreviousPage } nodes { id cursor recordedAt occurredAt channel ... on MessageEntry { text } } } } } }";

    private const string Header = """
        µs a read, the mean of the quickest round: what else the machine does only adds to it.

        | entries a customer | read | round trips: one | ten merged | µs: one | ten merged | ratio | ratio of the medians |
        |---|---|---|---|---|---|---|---|
        """;

    /// <summary>Measures, and prints a table.</summary>
    /// <param name="options">How much.</param>
    /// <returns>Whether merged threads stay within their bounds; false, too, where there is no redis-server to measure on.</returns>
    public static async Task<bool> RunAsync(MergedThreadOptions options)
    {
        if (!LocalRedis.IsInstalled)
        {
            await Console.Error.WriteLineAsync("redis-server is not installed here, and nothing is measured without it.");
            return false;
        }

        await Console.Out.WriteLineAsync(Header);
        var isWithin = true;
        foreach (var entries in options.Entries)
        {
            isWithin &= await MeasureAsync(entries, options);
        }

        await Console.Out.WriteLineAsync(isWithin ? "Merged threads stay within their bounds." : $"Over the bounds: {MostRoundTrips} round trips and {MostTimes} times the time.");
        return isWithin;
    }

    private static async Task<bool> MeasureAsync(int entries, MergedThreadOptions options)
    {
        using var redis = await LocalRedis.StartAsync();
        var (alone, survivor) = await MergedThreadSeed.WriteAsync(redis.Address, entries);
        var (one, ten) = (Of(alone), Of(survivor));
        await using var inProcess = await MeasuredApi.OpenAsync(redis.Address, new Caller(Role.Agent, "ana") { Name = "Ana" });
        await inProcess.AskAsync("{ viewer { roles } }", []);
        var trips = ((await inProcess.AskAsync(Newest, one)).RoundTrips.Count, (await inProcess.AskAsync(Newest, ten)).RoundTrips.Count);
        using var server = await ApiServer.StartAsync(redis.Address);
        return await CompareAsync("in process", inProcess.AnswerAsync) & await CompareAsync("over HTTP", server.AnswerAsync);

        async Task<bool> CompareAsync(string how, Func<string, JsonObject, Task<ReadOnlyMemory<byte>>> read)
        {
            await TimeAsync(read, one, WarmUpReads);
            await TimeAsync(read, ten, WarmUpReads);
            var rounds = new List<(double One, double Ten)>();
            for (var round = 0; round < options.Rounds; round++)
            {
                rounds.Add((await TimeAsync(read, one, options.Reads), await TimeAsync(read, ten, options.Reads)));
            }

            var (least, leastOfTen) = (rounds.Min(static round => round.One), rounds.Min(static round => round.Ten));
            var ratio = leastOfTen / least;
            var typical = Median(rounds.Select(static round => round.Ten)) / Median(rounds.Select(static round => round.One));
            await Console.Out.WriteLineAsync(string.Create(
                CultureInfo.InvariantCulture,
                $"| {entries} | {how} | {trips.Item1} | {trips.Item2} | {least:0} | {leastOfTen:0} | {ratio:0.00} | {typical:0.00} |"));
            return trips.Item2 <= MostRoundTrips && ratio < MostTimes;
        }
    }

    private static double Median(IEnumerable<double> times)
    {
        var sorted = times.Order().ToList();
        return sorted[sorted.Count / 2];
    }

    private static JsonObject Of(CustomerId customer) => new() { ["c"] = NodeId.Of(customer) };

    /// <summary>How long a read takes, in µs, the mean of so many.</summary>
    private static async Task<double> TimeAsync(Func<string, JsonObject, Task<ReadOnlyMemory<byte>>> read, JsonObject variables, int reads)
    {
        var watch = Stopwatch.StartNew();
        for (var i = 0; i < reads; i++)
        {
            var answer = await read(Newest, variables);
            if (answer.Span.IndexOf("\"text\":\"Message "u8) < 0)
            {
                throw new InvalidOperationException("The answer has no messages.");
            }
        }

        return watch.Elapsed.TotalMicroseconds / reads;
    }
}
