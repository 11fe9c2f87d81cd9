using System.Globalization;
using Continuity.Benchmarks.MergedThreads;
using Continuity.Benchmarks.RawScripts;
using Continuity.Benchmarks.Stand;

namespace Continuity.Benchmarks.Comparing;

/// <summary>
/// Compares requests to the API with the bare scripts that they come to. First the requests are answered in this process, and all calls to Redis noted that they came to; then in rounds the API, in a
/// process of its own, is driven over HTTP, and a client does what was noted again, on a Redis that is as it was before.
/// </summary>
internal sealed class LoadComparison : IDisposable
{
    private const int Customers = 1024;
    private const int EntriesEach = 30;
    private const int WarmUpAnswers = 30_000;
    private const int WarmUpSeconds = 4;
    private const int MostWarmUps = 8;

    // Each run has its own tickets for handoffs and promises: what the one before left half done is not gone on with.
    private const int DutyTickets = 64;
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("load-");
    private readonly List<SeededCustomer> customers = [];
    private readonly Queue<SeededCustomer[]> duties = new();
    private int folders;

    /// <summary>The head of the table.</summary>
    public const string Header = """
        | what | a second | p50 ms | p99 ms | CPU µs a request: API or client | Redis | to the bare scripts |
        |---|---|---|---|---|---|---|
        """;

    /// <summary>The machine, and what is on it.</summary>
    public static async Task DescribeAsync()
    {
        var model = File.ReadLines("/proc/cpuinfo").FirstOrDefault(static line => line.StartsWith("model name", StringComparison.Ordinal))?.Split(':')[1].Trim() ?? "an unknown processor";
        await Console.Out.WriteLineAsync($"{TimeProvider.System.GetUtcNow():yyyy-MM-dd HH:mm} UTC, {Environment.ProcessorCount} cores ({model}), .NET {Environment.Version}, {Load()}\n");

        static string Load() => $"load of the machine before: {File.ReadAllText("/proc/loadavg").Split(' ')[0]}";
    }

    /// <summary>Measures, and prints a line for each of the two.</summary>
    /// <param name="load">What is asked.</param>
    /// <returns>The round whose ratio is the middle one.</returns>
    public async Task<ComparedRound> MeasureAsync(ComparedLoad load)
    {
        var raw = await RecordAsync(load);
        await using var redis = await StartAsync(load.Flush);
        using var api = await ApiServer.StartAsync(redis.Address);
        var files = await LoadFiles.SignInAsync(folder.FullName, api);
        await files.WriteAsync(load.Plan(new(customers)));
        await WarmUpAsync(api, files, load);
        var rounds = new List<ComparedRound>();
        for (var round = 0; round < load.Rounds; round++)
        {
            await files.WriteDutiesAsync(duties.Dequeue());
            var (before, redisBefore) = (ProcessMeter.Microseconds(api.ProcessId), ProcessMeter.Microseconds(redis.ProcessId));
            var asked = await Wrk.RunAsync(api.Address, folder.FullName, string.Create(CultureInfo.InvariantCulture, $"r{round}_"), load.Callers, load.Seconds);
            var (after, redisAfter) = (ProcessMeter.Microseconds(api.ProcessId), ProcessMeter.Microseconds(redis.ProcessId));
            await using var again = await StartAsync(load.Flush);
            var bare = await raw.RunAsync(again, load.Callers);
            rounds.Add(new(asked, (after - before) / asked.Answers, (redisAfter - redisBefore) / asked.Answers, bare));
        }

        var middle = rounds.OrderBy(static round => round.Ratio).ElementAt(rounds.Count / 2);
        await Console.Out.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture,
            $"""
            | {load.Name} over HTTP, {load.Flush} | {middle.Api.EachSecond:0} | {middle.Api.Median:0.0} | {middle.Api.Late:0.0} | {middle.ApiMicroseconds:0} | {middle.RedisMicroseconds:0} | {middle.Ratio:0.00} ({rounds.Min(static round => round.Ratio):0.00} to {rounds.Max(static round => round.Ratio):0.00}) |
            | its bare scripts, {raw.CallsEach:0.0} calls each | {middle.Raw.EachSecond:0} | {middle.Raw.Median:0.0} | {middle.Raw.Late:0.0} | {middle.Raw.ClientMicroseconds:0} | {middle.Raw.RedisMicroseconds:0} | 1 |
            """));
        return middle;
    }

    public void Dispose() => folder.Delete(recursive: true);

    // A process that has just started compiles more than it answers.
    private async Task WarmUpAsync(ApiServer api, LoadFiles files, ComparedLoad load)
    {
        var answers = 0.0;
        for (var i = 0; i < MostWarmUps && answers < WarmUpAnswers; i++)
        {
            await files.WriteDutiesAsync(duties.Dequeue());
            answers += (await Wrk.RunAsync(api.Address, folder.FullName, string.Create(CultureInfo.InvariantCulture, $"w{i}_"), load.Callers, WarmUpSeconds)).Answers;
        }
    }

    // The snapshot is taken when everybody has signed in and nobody has asked for anything.
    private async Task<RawScript> RecordAsync(ComparedLoad load)
    {
        customers.Clear();
        await using var redis = await MeasuredRedis.StartAsync(NewFolder().FullName);
        await using (var services = await CustomerSeed.OpenAsync(redis.Address))
        {
            customers.AddRange(await new CustomerSeed(services).WriteAsync(Customers, EntriesEach));
            var runs = 1 + MostWarmUps + load.Rounds;
            duties.Clear();
            foreach (var some in (await new CustomerSeed(services).WriteAsync(load.HasDuties ? DutyTickets * runs : runs, EntriesEach)).Chunk(load.HasDuties ? DutyTickets : 1))
            {
                duties.Enqueue(some);
            }
        }

        await using var recorder = await RawRecorder.OpenAsync(redis.Address);
        await redis.SaveAsync();
        File.Copy(Path.Combine(folder.FullName, string.Create(CultureInfo.InvariantCulture, $"{folders}"), "dump.rdb"), Path.Combine(folder.FullName, "snapshot.rdb"), overwrite: true);
        return await recorder.RecordAsync(load.Plan(new(customers)), duties.Dequeue());
    }

    private async Task<MeasuredRedis> StartAsync(string flush)
    {
        var own = NewFolder();
        File.Copy(Path.Combine(folder.FullName, "snapshot.rdb"), Path.Combine(own.FullName, "dump.rdb"));
        var redis = await MeasuredRedis.StartAsync(own.FullName);
        await redis.LogAsync(flush);
        return redis;
    }

    private DirectoryInfo NewFolder() => folder.CreateSubdirectory(string.Create(CultureInfo.InvariantCulture, $"{++folders}"));
}
