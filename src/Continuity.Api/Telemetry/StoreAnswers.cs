using System.Diagnostics.Metrics;

namespace Continuity.Api.Telemetry;

/// <summary>How often callers were told that the store can't be reached.</summary>
internal static class StoreAnswers
{
    /// <summary>The name of the meter.</summary>
    public const string Name = "Continuity.Api";

    private static readonly Meter Meter = new(Name);

    private static readonly Counter<long> Unavailable =
        Meter.CreateCounter<long>("continuity.store.unavailable", "{answer}", "Answers that the store can't be reached now, by what was asked: graphql, ingest, health.");

    private static readonly string[] Asked = ["graphql", "ingest", "health"];

    /// <summary>Tells that nobody was told so yet.</summary>
    public static void TellZeros()
    {
        foreach (var asked in Asked)
        {
            Unavailable.Add(0, new KeyValuePair<string, object?>("asked", asked));
        }
    }

    /// <summary>A caller was told so.</summary>
    /// <param name="asked">What was asked.</param>
    public static void WasUnavailable(string asked) => Unavailable.Add(1, new KeyValuePair<string, object?>("asked", asked));
}
