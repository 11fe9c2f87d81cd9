using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Continuity.Benchmarks.Stand;

/// <summary>Drives an API with wrk, which costs the machine less than any client in .NET.</summary>
/// <param name="Answers">How many requests were answered, each with status 200 and without an error.</param>
/// <param name="EachSecond">How many a second.</param>
/// <param name="Median">The median of the times that they took, in ms.</param>
/// <param name="Late">What 99 of 100 stayed under, in ms.</param>
internal readonly partial record struct Wrk(double Answers, double EachSecond, double Median, double Late)
{
    /// <summary>Drives an API.</summary>
    /// <param name="address">Where it is.</param>
    /// <param name="folder">Where the files are that <c>calls.lua</c> reads.</param>
    /// <param name="run">What makes the idempotency keys of this run different from those of others.</param>
    /// <param name="callers">How many ask at once.</param>
    /// <param name="seconds">For how long.</param>
    /// <exception cref="InvalidOperationException">A request failed.</exception>
    public static async Task<Wrk> RunAsync(Uri address, string folder, string run, int callers, int seconds)
    {
        string[] arguments =
        [
            "--threads", "1", "--connections", callers.ToString(CultureInfo.InvariantCulture), "--duration", $"{seconds}s", "--timeout", "10s",
            "--script", Path.Combine(AppContext.BaseDirectory, "Stand", "calls.lua"), new Uri(address, "/graphql").ToString(), "--", folder, run,
        ];
        using var wrk = Process.Start(new ProcessStartInfo("wrk", arguments) { RedirectStandardOutput = true })!;
        var said = await wrk.StandardOutput.ReadToEndAsync();
        await wrk.WaitForExitAsync();
        return Summary().Match(said) is { Success: true } summary && summary.Groups["failed"].Value == "0"
            ? new(Number(summary, "answers"), Number(summary, "answers") / Number(summary, "us") * 1e6, Number(summary, "p50") / 1000, Number(summary, "p99") / 1000)
            : throw new InvalidOperationException($"wrk's requests failed:\n{said}");
    }

    private static double Number(Match summary, string name) => double.Parse(summary.Groups[name].Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^answers (?<answers>\d+) failed (?<failed>\d+) us (?<us>\d+) p50 (?<p50>\d+) p99 (?<p99>\d+)$", RegexOptions.Multiline)]
    private static partial Regex Summary();
}
