using Continuity.Benchmarks.Stand;

namespace Continuity.Benchmarks.Comparing;

/// <summary>What a day is made of: of a hundred requests 35 read a thread, 35 a brief, 25 record an entry, and 5 are handoffs and promises; beside a client that does the same bare calls to Redis.</summary>
internal static class MixedRun
{
    /// <summary>Measures, and prints a table.</summary>
    /// <param name="arguments">The options.</param>
    /// <returns>Whether it was measured: there is no target; false where a program is missing.</returns>
    public static async Task<bool> RunAsync(string[] arguments)
    {
        var options = Options.Read(arguments, ("--callers", 1, 256), ("--rounds", 1, 99), ("--seconds", 1, 600), ("--recorded", 1_000, 200_000));
        if (!await Programs.AreInstalledAsync("redis-server", "wrk"))
        {
            return false;
        }

        await LoadComparison.DescribeAsync();
        await Console.Out.WriteLineAsync(LoadComparison.Header);
        using var comparison = new LoadComparison();
        await comparison.MeasureAsync(new(
            "mixed", plan => plan.Mixed(options.Of("--recorded", 20_000)), true, "always", options.Of("--rounds", 3), options.Of("--seconds", 8), options.Of("--callers", 64)));
        return true;
    }
}
