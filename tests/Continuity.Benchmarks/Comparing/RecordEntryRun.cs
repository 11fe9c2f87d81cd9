using Continuity.Benchmarks.Stand;

namespace Continuity.Benchmarks.Comparing;

/// <summary>Records entries over HTTP, beside a client that does the same bare scripts.</summary>
internal static class RecordEntryRun
{
    private const double LeastRatio = 0.3;
    private const double MostTimesMedian = 10;

    /// <summary>Measures, and prints a table.</summary>
    /// <param name="arguments">The options.</param>
    /// <returns>Whether the targets are met, with what is acknowledged on the disk; false, too, where a program is missing.</returns>
    public static async Task<bool> RunAsync(string[] arguments)
    {
        var options = Options.Read(arguments, ("--callers", 1, 256), ("--rounds", 1, 99), ("--seconds", 1, 600), ("--recorded", 1_000, 1_000_000));
        if (!await Programs.AreInstalledAsync("redis-server", "wrk"))
        {
            return false;
        }

        await LoadComparison.DescribeAsync();
        await Console.Out.WriteLineAsync(LoadComparison.Header);
        using var comparison = new LoadComparison();
        var always = await comparison.MeasureAsync(Load("always"));
        await comparison.MeasureAsync(Load("everysec"));
        var isWithin = always.Ratio >= LeastRatio && always.Api.Late < MostTimesMedian * always.Api.Median;
        await Console.Out.WriteLineAsync(isWithin
            ? "recordEntry stays within its bounds."
            : $"Outside the bounds: at least {LeastRatio} of the bare scripts' throughput, and a p99 under {MostTimesMedian} times the median.");
        return isWithin;

        ComparedLoad Load(string flush) => new(
            "recordEntry", plan => plan.Entries(options.Of("--recorded", 60_000)), false, flush, options.Of("--rounds", 3), options.Of("--seconds", 5), options.Of("--callers", 64));
    }
}
