using System.Globalization;
using Continuity.Faults.Oracle;

namespace Continuity.Faults.Rounds;

/// <summary>The table of a run.</summary>
internal static class Table
{
    private const string Head = "| fault | topology | rounds | calls | failed | failed fast | odd | slowest failure ms | slowest answer ms | answered late | recovered after s | told | lost | doubled | gaps | unsettled | wrong | holds |";
    private const string Line = "|---|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---|";

    /// <summary>Writes it.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="output">Where to.</param>
    public static void Write(IEnumerable<Row> rows, TextWriter output)
    {
        output.WriteLine(Head);
        output.WriteLine(Line);
        foreach (var row in rows)
        {
            output.WriteLine(Of(row));
        }
    }

    /// <summary>One row.</summary>
    /// <param name="row">The row.</param>
    public static string Of(Row row) => row.Skipped is { } why
        ? $"| {row.Fault} | {row.Topology} | not run: {why} |"
        : string.Create(
            CultureInfo.InvariantCulture,
            $"| {row.Fault} | {row.Topology} | {row.Rounds} | {row.Calls} | {row.Failed} | {row.FailedFast} | {row.Odd} | {row.SlowestFailure.TotalMilliseconds:0} | {row.SlowestAnswer.TotalMilliseconds:0} | {row.AnsweredLate} | {row.RecoveredAfter.TotalSeconds:0.0} | {row.Told} | {row.Count(FindingKind.Lost)} | {row.Count(FindingKind.Doubled)} | {row.Count(FindingKind.Gap)} | {row.Count(FindingKind.Unsettled)} | {row.Count(FindingKind.Wrong)} | {(row.Holds ? "yes" : "NO")} |");
}
