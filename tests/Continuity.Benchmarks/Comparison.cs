using Continuity.Benchmarks.Load;
using Continuity.Benchmarks.Serving;
using Continuity.Benchmarks.Workloads;

namespace Continuity.Benchmarks;

/// <summary>Compares the processor time that servers take for the same requests.</summary>
internal static class Comparison
{
    // Until the runtimes have compiled what is called often, and fields have settled into their plans.
    private const int WarmUpSeconds = 5;

    /// <summary>Starts all servers, measures them in turn, and prints a line for each workload.</summary>
    /// <param name="options">How long.</param>
    public static async Task RunAsync(ComparisonOptions options)
    {
        using var fleet = new ServerFleet();
        var answers = await AnswerCheck.AskAsync(await fleet.StartEngineAsync());
        await fleet.StartRawAsync(answers);
        await fleet.StartNodeAsync();
        await AnswerCheck.CheckEqualAsync(fleet.Servers, answers);
        await Console.Out.WriteLineAsync(ResultTable.Header);
        foreach (var workload in options.Workloads)
        {
            var length = answers[workload.Name].Length;
            await WarmUpAsync(fleet, workload, length);
            await Console.Out.WriteLineAsync(ResultTable.Row(workload, length, await MeasureAsync(fleet, workload, length, options)));
        }

        await AnswerCheck.CheckEqualAsync(fleet.Servers, answers);
    }

    private static async Task WarmUpAsync(ServerFleet fleet, Workload workload, int length)
    {
        foreach (var server in fleet.Servers)
        {
            await LoadRun.MeasureAsync(server, workload, length, WarmUpSeconds);
        }
    }

    private static async Task<List<Dictionary<ServerKind, double>>> MeasureAsync(ServerFleet fleet, Workload workload, int length, ComparisonOptions options)
    {
        var rounds = new List<Dictionary<ServerKind, double>>();
        for (var round = 0; round < options.Rounds; round++)
        {
            var measured = new Dictionary<ServerKind, double>();
            foreach (var server in fleet.Servers)
            {
                measured[server.Kind] = await LoadRun.MeasureAsync(server, workload, length, options.Seconds);
            }

            rounds.Add(measured);
        }

        return rounds;
    }
}
