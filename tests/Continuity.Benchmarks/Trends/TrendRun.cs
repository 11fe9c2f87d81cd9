using System.Globalization;
using Continuity.Benchmarks.MergedThreads;
using Continuity.Recovery;
using Continuity.Tests.Recovery;

namespace Continuity.Benchmarks.Trends;

/// <summary>Plays what is reported by chance and what is planted into it, as the tests do, and measures how long trends take of very many reports.</summary>
internal static class TrendRun
{
    private const int Weeks = 4;
    private const double MostAlarms = 0.05;
    private const double LeastFound = 0.95;

    /// <summary>Runs, and prints what came of it.</summary>
    /// <param name="options">How much.</param>
    /// <returns>Whether chance was told of seldom enough, what was planted was found often enough, and every query was fast enough.</returns>
    public static async Task<bool> RunAsync(TrendRunOptions options)
    {
        var isWithin = true;
        foreach (var (name, dimension, weeks, sample) in new (string, TrendDimension, int, Func<TrendSample, TrendSample>)[]
        {
            ("noise of 100 values, 10 a week each", TrendDimension.Category, 1, static sample => sample.Noise(100, 10)),
            ("noise of 100 values, 2 a week each", TrendDimension.Category, 1, static sample => sample.Noise(100, 2)),
            ("noise of 100 values, all reported 2.5 times as much", TrendDimension.Category, 1, static sample => sample.Noise(100, 10, 2.5)),
            ("noise of 20 categories by hour", TrendDimension.HourOfWeek, Weeks, static sample => sample.NoiseByHour(20, 10)),
        })
        {
            var alarms = Played(options.Sets, seed => sample(new(seed, dimension, weeks))).Count(static trends => trends.Count > 0);
            await SayAsync($"{name}: told of in {alarms:N0} of {options.Sets:N0} sets");
            isWithin &= alarms <= MostAlarms * options.Sets;
        }

        foreach (var days in new[] { 1, 3, 10 })
        {
            var alarms = Played(options.Sets, seed => TrendSample.OfDays(seed, days).NoiseOnDays(70, 10)).Count(static trends => trends.Count > 0);
            await SayAsync($"noise of 70 values, each on one day of the week, in {days} days: told of in {alarms:N0} of {options.Sets:N0} sets");
            isWithin &= alarms <= MostAlarms * options.Sets;
        }

        var planted = Played(options.Sets, static seed => new TrendSample(seed, TrendDimension.Category, 1).Noise(100, 10).Planted(30)).ToList();
        var found = planted.Count(static trends => trends.Any(static trend => trend.Value == "planted"));
        var chance = planted.Average(static trends => trends.Count == 0 ? 0 : trends.Count(static trend => trend.Value != "planted") / (double)trends.Count);
        await SayAsync($"30 reports where 10 are expected, among 100 values: found in {found:N0} of {options.Sets:N0} sets; {chance:P1} of what is told is chance");
        isWithin &= found >= LeastFound * options.Sets && chance <= MostAlarms;

        var drifting = Played(options.Sets, static seed => new TrendSample(seed, TrendDimension.Category, 1).Drifting(60, 400, 0.3).Noise(100, 5).Planted(30))
            .Average(static trends => trends.Count == 0 ? 0 : trends.Count(static trend => trend.Value.StartsWith("value", StringComparison.Ordinal)) / (double)trends.Count);
        await SayAsync($"the same, among 60 large categories that drift too little to be told: {drifting:P1} of what is told is chance");
        isWithin &= drifting <= MostAlarms;

        foreach (var (value, halfHours) in new[] { ("WED 15:30", TrendSample.Wednesday1530), ("08:30-09:30", TrendSample.From830To930) })
        {
            var alone = Played(options.Sets, seed => new TrendSample(seed, TrendDimension.HourOfWeek, Weeks).NoiseByHour(20, 10).At("planted", 10, 20).PlantedAt("planted", 30, halfHours))
                .Count(trends => trends is [{ Category: "planted" } only] && only.Value == value);
            await SayAsync($"30 reports at {value}, 10 others, among 20 categories: found, and nothing else, in {alone:N0} of {options.Sets:N0} sets");
            isWithin &= alone >= LeastFound * options.Sets;
        }

        if (!LocalRedis.IsInstalled)
        {
            await Console.Error.WriteLineAsync("redis-server is not installed here, and nothing is measured without it.");
            return false;
        }

        using var redis = await LocalRedis.StartAsync();
        return await ManyReports.MeasureAsync(redis, options) && isWithin;
    }

    /// <summary>Prints a line.</summary>
    internal static Task SayAsync(FormattableString text) => Console.Out.WriteLineAsync(text.ToString(CultureInfo.InvariantCulture));

    private static IEnumerable<IReadOnlyList<Trend>> Played(int sets, Func<int, TrendSample> sample) => Enumerable.Range(1, sets).AsParallel().Select(seed => sample(seed).Trends);
}
