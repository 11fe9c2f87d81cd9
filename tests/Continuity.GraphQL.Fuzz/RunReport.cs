using System.Globalization;
using System.Text;
using Continuity.GraphQL.Fuzz.Inputs;

namespace Continuity.GraphQL.Fuzz;

/// <summary>What a run has seen.</summary>
internal sealed class RunReport
{
    private readonly SortedDictionary<string, KindReport> kinds = new(StringComparer.Ordinal);

    /// <summary>How many documents were tried.</summary>
    public long Count { get; private set; }

    /// <summary>Adds a request.</summary>
    /// <param name="input">The request.</param>
    /// <param name="answer">Its answer.</param>
    /// <param name="seed">Its seed.</param>
    public void Add(FuzzInput input, Answer answer, ulong seed)
    {
        Count++;
        if (!kinds.TryGetValue(input.Kind, out var kind))
        {
            kinds.Add(input.Kind, kind = new KindReport());
        }

        kind.Add(answer, seed);
    }

    /// <summary>The table of all kinds, and the sums.</summary>
    /// <param name="elapsed">How long the run took.</param>
    /// <param name="peakMebibytes">The most memory that the server has had resident.</param>
    public string Describe(TimeSpan elapsed, double peakMebibytes)
    {
        var text = new StringBuilder("kind                     tried    refused    slowest CPU ms (seed)   largest KiB (seed)\n");
        foreach (var (name, kind) in kinds)
        {
            text.Append(CultureInfo.InvariantCulture, $"{name,-22}{kind.Count,8:#,0}{kind.Refusals,11:#,0}{kind.Slowest.Milliseconds,14:0.0} ({kind.Slowest.Seed}){kind.Largest.Bytes / 1024,18:#,0} ({kind.Largest.Seed})\n");
        }

        var slowest = kinds.MaxBy(static k => k.Value.Slowest.Milliseconds);
        var largest = kinds.MaxBy(static k => k.Value.Largest.Bytes);
        return text.Append(CultureInfo.InvariantCulture, $"{Count:#,0} documents in {elapsed.TotalMinutes:0.0} min; slowest {slowest.Value.Slowest.Milliseconds:0.0} ms of the processor ({slowest.Key}), {kinds.Values.Max(static k => k.LongestWait):0.0} ms on the clock of this machine; largest {largest.Value.Largest.Bytes / 1048576.0:0.0} MiB ({largest.Key}); the server's peak {peakMebibytes:0} MiB resident. No crash, no hang, nothing but GraphQL answers.").ToString();
    }

    private sealed class KindReport
    {
        public long Count { get; private set; }

        public long Refusals { get; private set; }

        /// <summary>By the processor's time.</summary>
        public (double Milliseconds, ulong Seed) Slowest { get; private set; }

        public double LongestWait { get; private set; }

        public (long Bytes, ulong Seed) Largest { get; private set; }

        public void Add(Answer answer, ulong seed)
        {
            Count++;
            Refusals += answer.IsRefusal ? 1 : 0;
            Slowest = answer.Processor.TotalMilliseconds > Slowest.Milliseconds ? (answer.Processor.TotalMilliseconds, seed) : Slowest;
            LongestWait = Math.Max(LongestWait, answer.Elapsed.TotalMilliseconds);
            Largest = answer.AllocatedBytes > Largest.Bytes ? (answer.AllocatedBytes, seed) : Largest;
        }
    }
}
