using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Continuity.Benchmarks.Serving;
using Continuity.Benchmarks.Workloads;

namespace Continuity.Benchmarks.Load;

/// <summary>Drives one server with one workload for a while, with wrk.</summary>
internal static partial class LoadRun
{
    private const int Connections = 32;
    private static int runs;

    /// <summary>Drives a server.</summary>
    /// <param name="server">The server.</param>
    /// <param name="workload">What is asked of it.</param>
    /// <param name="answerLength">How long every answer must be, in bytes.</param>
    /// <param name="seconds">For how long.</param>
    /// <returns>The processor time that the server took for a request, in µs.</returns>
    /// <exception cref="InvalidOperationException">A request failed, or was answered with another status than 200, or an answer of another length.</exception>
    public static async Task<double> MeasureAsync(ServerProcess server, Workload workload, int answerLength, int seconds)
    {
        var before = server.ProcessorMicroseconds;
        var said = await RunWrkAsync(
            [
                "--threads", "1", "--connections", $"{Connections}", "--duration", $"{seconds}s", "--script", Path.Combine(AppContext.BaseDirectory, "Load", "requests.lua"),
                server.UrlOf(workload.Name), "--", $"{answerLength}", .. Bodies(workload),
            ]);
        var taken = server.ProcessorMicroseconds - before;
        var answers = Summary().Match(said) is { Success: true } summary && summary.Groups["failed"].Value == "0" ? double.Parse(summary.Groups["answers"].Value, CultureInfo.InvariantCulture) : 0;
        return answers > 0 ? taken / answers : throw new InvalidOperationException($"{server.Kind} failed on {workload.Name}:\n{said}");
    }

    private static string[] Bodies(Workload workload) =>
        workload.IsUnique ? [.. workload.Body.Split('*'), $"{Environment.ProcessId}_{++runs}"] : [workload.Body];

    private static async Task<string> RunWrkAsync(IEnumerable<string> arguments)
    {
        using var wrk = Process.Start(new ProcessStartInfo("wrk", arguments) { RedirectStandardOutput = true })!;
        var said = await wrk.StandardOutput.ReadToEndAsync();
        await wrk.WaitForExitAsync();
        return said;
    }

    [GeneratedRegex(@"^answers (?<answers>\d+) failed (?<failed>\d+)$", RegexOptions.Multiline)]
    private static partial Regex Summary();
}
