using System.Diagnostics.Metrics;
using Continuity.Redis.Telemetry;

namespace Continuity.Redis.Commit;

/// <summary>What becomes of commits.</summary>
internal static class CommitTelemetry
{
    private const string Outcome = "outcome";

    private static readonly Counter<long> Commits = StoreTelemetry.Meter.CreateCounter<long>(
        "continuity.commits", "{commit}", "Commits by outcome: done; conflict, where another was first and it was decided again; repeat, which was told the first answer.");

    /// <summary>Tells that there was none yet, of each outcome.</summary>
    public static void TellZeros()
    {
        Count(0, "done");
        Count(0, "conflict");
        Count(0, "repeat");
    }

    /// <summary>It was written.</summary>
    public static void Done() => Count(1, "done");

    /// <summary>Another commit was first.</summary>
    public static void Raced() => Count(1, "conflict");

    /// <summary>It had been done before.</summary>
    public static void Repeated() => Count(1, "repeat");

    private static void Count(int commits, string outcome) => Commits.Add(commits, new KeyValuePair<string, object?>(Outcome, outcome));
}
