using System.Diagnostics.Metrics;
using Continuity.Redis.Telemetry;

namespace Continuity.Redis.Commit;

/// <summary>What becomes of commits.</summary>
internal static class CommitTelemetry
{
    private const string Outcome = "outcome";

    private static readonly Counter<long> Commits = StoreTelemetry.Meter.CreateCounter<long>(
        "continuity.commits", "{commit}", "Commits by outcome: done; conflict, where another was first and it was decided again; repeat, which was told the first answer.");

    /// <summary>It was written.</summary>
    public static void Done() => Commits.Add(1, new KeyValuePair<string, object?>(Outcome, "done"));

    /// <summary>Another commit was first.</summary>
    public static void Raced() => Commits.Add(1, new KeyValuePair<string, object?>(Outcome, "conflict"));

    /// <summary>It had been done before.</summary>
    public static void Repeated() => Commits.Add(1, new KeyValuePair<string, object?>(Outcome, "repeat"));
}
