using System.Diagnostics.Metrics;
using Continuity.Api.SignIn;

namespace Continuity.Api.Ingest;

/// <summary>How many requests of sources came to what; without anything of what they say.</summary>
internal static class IngestTelemetry
{
    /// <summary>The name of the meter.</summary>
    public const string Name = "Continuity.Ingest";

    private static readonly Meter Meter = new(Name);

    private static readonly Counter<long> Requests =
        Meter.CreateCounter<long>("continuity.ingest.requests", "{request}", "Requests to /ingest, by source, kind, outcome and reason.");

    /// <summary>A request was answered.</summary>
    /// <param name="source">The source's name, as configured.</param>
    /// <param name="kind">Its kind.</param>
    /// <param name="outcome">What came of it.</param>
    /// <param name="reason">Why: a verdict, a field or a code, never anything that was sent.</param>
    public static void Answered(string source, IngestKind kind, IngestOutcome outcome, string reason) => Requests.Add(
        1,
        new("continuity.ingest.source", source),
        new("continuity.ingest.kind", ContractName.Write(kind)),
        new("continuity.ingest.outcome", ContractName.Write(outcome)),
        new("continuity.ingest.reason", reason));
}
