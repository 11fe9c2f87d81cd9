using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;
using Continuity.Api.Tests.Reading;
using Continuity.Benchmarks.Deadlines;
using Continuity.Benchmarks.MergedThreads;
using Continuity.Callers;
using Continuity.Recovery;
using Continuity.Redis;
using Continuity.Redis.Connection;
using Continuity.Redis.Customers;
using Continuity.Redis.Projections;
using Continuity.Redis.Recovery;
using Microsoft.Extensions.DependencyInjection;

namespace Continuity.Benchmarks.Trends;

/// <summary>How long it takes, where there are very many reports, to say what trends there are, and to answer what the supervisor's desktop asks of them.</summary>
internal static class ManyReports
{
    private static readonly TimeSpan Most = TimeSpan.FromMilliseconds(300);
    private static readonly TimeSpan Weeks = TimeSpan.FromDays(56);

    /// <summary>Counts them all, and measures.</summary>
    /// <param name="redis">The server, which keeps nothing else.</param>
    /// <param name="options">How many.</param>
    /// <returns>Whether 95 of 100 answers of each kind took less than 300 ms.</returns>
    public static async Task<bool> MeasureAsync(LocalRedis redis, TrendRunOptions options)
    {
        var store = new RedisOptions { ConnectionString = redis.Address, AcceptDataLoss = true, Deadline = TimeSpan.FromSeconds(30) };
        await using var services = new ServiceCollection().AddLogging().AddContinuityStore(store).BuildServiceProvider();
        await services.GetRequiredService<StoreStartUp>().OpenAsync(production: false, CancellationToken.None);
        var now = TimeProvider.System.GetUtcNow();
        var (seed, before, watch) = (new ReportSeed(now), SettlingInstance.PeakMemory(redis.ProcessId), Stopwatch.StartNew());
        await seed.CountAsync(services.GetRequiredService<Projection>(), options.Reports);
        await TrendRun.SayAsync($"{options.Reports:N0} reports of 16 weeks: counted in {watch.Elapsed.TotalSeconds:0} s; Redis' memory: {SettlingInstance.PeakMemory(redis.ProcessId) - before:N0} MiB more");

        var document = await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "operations", "ProblemTrends.graphql"));
        await using var api = await MeasuredApi.OpenAsync(redis.Address, new Caller(Role.Supervisor, "sue") { Name = "Sue" });
        var (isWithin, written) = (true, new HashSet<ProblemReportId>());
        foreach (var dimension in Enum.GetValues<TrendDimension>())
        {
            var trends = await TrendsAsync(services, dimension, now);
            var asked = trends.Select(static trend => new TrendReportsOf(trend, true, TimeZoneInfo.Utc));
            var reports = (await services.GetRequiredService<TrendReports>().NewestAsync(asked, CancellationToken.None)).Values.SelectMany(static ids => ids).ToHashSet();
            await seed.WriteAsync(services.GetRequiredService<CustomerStore>(), reports.Where(written.Add));

            var variables = new JsonObject { ["since"] = (now - Weeks).ToString("O"), ["until"] = now.ToString("O"), ["dimension"] = NameOf(dimension) };
            Check(await api.AnswerAsync(document, variables), trends.Count, reports.Count);
            isWithin &= await MeasureAsync($"{dimension}, {trends.Count} trends, from the counters", options, () => TrendsAsync(services, dimension, now));
            isWithin &= await MeasureAsync($"{dimension}, {trends.Count} trends with {reports.Count} reports, as ProblemTrends.graphql asks", options, () => api.AnswerAsync(document, variables));
        }

        return isWithin;
    }

    private static async Task<IReadOnlyList<Trend>> TrendsAsync(ServiceProvider services, TrendDimension dimension, DateTimeOffset now)
    {
        var period = dimension == TrendDimension.HourOfWeek ? TrendPeriod.OfWeeks(now - Weeks, now, TimeZoneInfo.Utc, now) : TrendPeriod.Of(now - Weeks, now, now);
        return (await services.GetRequiredService<TrendCounters>().ReadAsync(period.Value!, dimension, true, new(), CancellationToken.None)).Trends(TrendOptions.LeastCount);
    }

    private static void Check(ReadOnlyMemory<byte> answer, int trends, int reports)
    {
        using var json = JsonDocument.Parse(answer);
        var told = json.RootElement.TryGetProperty("errors", out var errors)
            ? throw new InvalidOperationException(errors.ToString())
            : json.RootElement.GetProperty("data").GetProperty("problemTrends").EnumerateArray().ToList();
        var found = told.SelectMany(static trend => trend.GetProperty("reports").EnumerateArray()).Select(static report => report.GetProperty("id").GetString()).ToHashSet().Count;
        if ((told.Count, found) != (trends, reports))
        {
            throw new InvalidOperationException($"{told.Count} trends with {found} reports were answered, not {trends} with {reports}.");
        }
    }

    private static async Task<bool> MeasureAsync<T>(string what, TrendRunOptions options, Func<Task<T>> ask)
    {
        var times = new List<double>();
        for (var i = -3; i < options.Reads; i++)
        {
            var watch = Stopwatch.StartNew();
            await ask();
            if (i >= 0)
            {
                times.Add(watch.Elapsed.TotalMilliseconds);
            }
        }

        times.Sort();
        var late = times[Math.Min(times.Count - 1, (int)(0.95 * times.Count))];
        await TrendRun.SayAsync($"{what}: ms: median {times[times.Count / 2]:0}, p95 {late:0}, most {times[^1]:0}");
        return late < Most.TotalMilliseconds;
    }

    private static string NameOf(TrendDimension dimension) => dimension switch
    {
        TrendDimension.InvolvedAgent => "INVOLVED_AGENT",
        TrendDimension.HourOfWeek => "HOUR_OF_WEEK",
        _ => dimension.ToString().ToUpperInvariant(),
    };
}
