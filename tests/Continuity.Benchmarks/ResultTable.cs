using System.Globalization;
using Continuity.Benchmarks.Serving;
using Continuity.Benchmarks.Workloads;

namespace Continuity.Benchmarks;

/// <summary>The table of results, in Markdown.</summary>
internal static class ResultTable
{
    public const string Header = """
        Server CPU µs a request, median of the rounds; the ratios are medians of the rounds' own.

        | workload | bytes | raw | engine | mercurius | yoga | engine / raw | engine / mercurius | engine, least to most |
        |---|---|---|---|---|---|---|---|---|
        """;

    /// <summary>The line of a workload.</summary>
    /// <param name="workload">The workload.</param>
    /// <param name="length">The length of an answer, in bytes.</param>
    /// <param name="rounds">What was measured in each round, in µs a request.</param>
    public static string Row(Workload workload, int length, List<Dictionary<ServerKind, double>> rounds)
    {
        var engine = rounds.Select(round => round[ServerKind.Engine]).ToArray();
        return string.Create(
            CultureInfo.InvariantCulture,
            $"| {workload.Name} | {length} | {Of(ServerKind.Raw):0.0} | {Of(ServerKind.Engine):0.0} | {Of(ServerKind.Mercurius):0.0} | {Of(ServerKind.Yoga):0.0} | {To(ServerKind.Raw):0.00} | {To(ServerKind.Mercurius):0.00} | {engine.Min():0.0} to {engine.Max():0.0} |");

        double Of(ServerKind kind) => Median(rounds.Select(round => round[kind]));
        double To(ServerKind kind) => Median(rounds.Select(round => round[ServerKind.Engine] / round[kind]));
    }

    private static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        var middle = sorted.Length / 2;
        return sorted.Length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
