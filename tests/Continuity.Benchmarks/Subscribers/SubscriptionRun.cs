using System.Globalization;
using System.Text.Json.Nodes;
using Continuity.Benchmarks.MergedThreads;
using Continuity.Benchmarks.Stand;

namespace Continuity.Benchmarks.Subscribers;

/// <summary>Opens very many subscriptions at one API, a hundred a socket and one a socket: what memory each takes, what all of them cost while nothing happens, and how soon an entry is there.</summary>
internal static class SubscriptionRun
{
    private const double MostKilobytes = 20;
    private const double MostMilliseconds = 100;
    private const int ASocket = 100;
    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(10);

    private const string Header = """
        | sockets | subscriptions | KB each: managed | in RAM | idle, % of a core: API | Redis | entries a second | p50 ms | p99 ms | longest | % of a core: API | Redis |
        |---|---|---|---|---|---|---|---|---|---|---|---|
        """;

    /// <summary>Measures, and prints a table.</summary>
    /// <param name="arguments">The options.</param>
    /// <returns>Whether the targets are met; false, too, where there is no redis-server.</returns>
    public static async Task<bool> RunAsync(string[] arguments)
    {
        var options = Options.Read(arguments, ("--subscriptions", 100, 100_000), ("--each", 1, 10_000), ("--seconds", 1, 600));
        if (!await Programs.AreInstalledAsync("redis-server"))
        {
            return false;
        }

        var all = options.Of("--subscriptions", 10_000);
        await Console.Out.WriteLineAsync(Header);
        var isWithin = true;
        foreach (var shape in new SubscriberShape[] { new(all / ASocket, ASocket), new(all, 1) })
        {
            isWithin &= await MeasureAsync(shape, options.Of("--each", 1_000), options.Of("--seconds", 10));
        }

        await Console.Out.WriteLineAsync(isWithin ? "Subscriptions stay within their bounds." : $"Over the bounds: {MostKilobytes} KB a subscription, and a p99 of {MostMilliseconds} ms.");
        return isWithin;
    }

    private static async Task<bool> MeasureAsync(SubscriberShape shape, int each, int seconds)
    {
        var folder = Directory.CreateTempSubdirectory("subscriptions-");
        try
        {
            await using var redis = await MeasuredRedis.StartAsync(folder.FullName);
            IReadOnlyList<SeededCustomer> customers;
            await using (var services = await CustomerSeed.OpenAsync(redis.Address))
            {
                customers = await new CustomerSeed(services).WriteInBulkAsync(shape.All, 2);
            }

            await redis.LogAsync("always");
            using var api = await ApiServer.StartAsync(
                redis.Address, "Continuity.Benchmarks.dll", new Dictionary<string, string> { ["Continuity__GraphQL__Subscriptions__MaxConnections"] = $"{shape.Sockets + 100}" }, "serve-api");
            var token = await api.TokenAsync(new JsonObject { ["role"] = "agent", ["id"] = "ana" });
            using var stream = new EntryStream(api.Address, token);
            await WarmUpAsync(api, token, customers);
            var before = await ServedApi.AskAsync(api);
            var sockets = await OpenAsync(api, token, customers, shape);
            try
            {
                var listening = Task.WhenAll(sockets.Select(socket => socket.ListenAsync(stream.Heard)));
                await WaitForSubscriptionsAsync(redis, shape.All);
                var after = await ServedApi.AskAsync(api);
                var idle = await CostAsync(api, redis, () => Task.Delay(Quiet));
                IReadOnlyList<double> taken = [];
                var busy = await CostAsync(api, redis, async () => taken = await stream.RunAsync(customers, each, seconds));
                var resident = (after.Resident - before.Resident) / 1024.0 / shape.All;
                var late = taken[(int)(taken.Count * 0.99)];
                await Console.Out.WriteLineAsync(string.Create(
                    CultureInfo.InvariantCulture,
                    $"| {shape.Sockets} | {shape.All} | {(after.Managed - before.Managed) / 1024.0 / shape.All:0.0} | {resident:0.0} | {idle.Api:0} | {idle.Redis:0} | {each} | {taken[taken.Count / 2]:0.0} | {late:0.0} | {taken[^1]:0} | {busy.Api:0} | {busy.Redis:0} |"));
                return resident < MostKilobytes && late < MostMilliseconds && !listening.IsFaulted;
            }
            finally
            {
                sockets.ForEach(static socket => socket.Dispose());
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    // So that what every process needs once is there before it is measured: a few subscriptions and entries.
    private static async Task WarmUpAsync(ApiServer api, string token, IReadOnlyList<SeededCustomer> customers)
    {
        var few = customers.Take(200).ToList();
        using var socket = await Subscriber.OpenAsync(api.Address, token, [.. few.Take(ASocket).Select(static one => one.Home)]);
        using var stream = new EntryStream(api.Address, token);
        var listening = socket.ListenAsync(stream.Heard);
        await Task.Delay(TimeSpan.FromSeconds(2));
        await stream.RunAsync([.. few.Take(ASocket)], 200, 3);
        socket.Dispose();
        await listening;
        await Task.Delay(TimeSpan.FromSeconds(2));
    }

    private static async Task<List<Subscriber>> OpenAsync(ApiServer api, string token, IReadOnlyList<SeededCustomer> customers, SubscriberShape shape)
    {
        var sockets = new Subscriber[shape.Sockets];
        await Parallel.ForAsync(0, shape.Sockets, new ParallelOptions { MaxDegreeOfParallelism = 32 }, async (i, _) =>
            sockets[i] = await Subscriber.OpenAsync(api.Address, token, [.. customers.Skip(i * shape.Each).Take(shape.Each).Select(static one => one.Home)]));
        return [.. sockets];
    }

    // Redis knows who listens: each thread has a channel of its own.
    private static async Task WaitForSubscriptionsAsync(MeasuredRedis redis, int count)
    {
        while (((StackExchange.Redis.RedisResult[])(await redis.Database.ExecuteAsync("PUBSUB", "CHANNELS", "*:hint:*"))!).Length < count)
        {
            await Task.Delay(100);
        }

        await Task.Delay(TimeSpan.FromSeconds(3));
    }

    private static async Task<(double Api, double Redis)> CostAsync(ApiServer api, MeasuredRedis redis, Func<Task> act)
    {
        var (began, one, other) = (System.Diagnostics.Stopwatch.GetTimestamp(), ProcessMeter.Microseconds(api.ProcessId), ProcessMeter.Microseconds(redis.ProcessId));
        await act();
        var whole = System.Diagnostics.Stopwatch.GetElapsedTime(began).TotalMicroseconds / 100;
        return ((ProcessMeter.Microseconds(api.ProcessId) - one) / whole, (ProcessMeter.Microseconds(redis.ProcessId) - other) / whole);
    }
}
