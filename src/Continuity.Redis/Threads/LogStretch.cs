using Continuity.Customers;

namespace Continuity.Redis.Threads;

/// <summary>A stretch of a log.</summary>
/// <param name="Home">The customer.</param>
/// <param name="From">The first sequence, from 1.</param>
/// <param name="To">The last sequence, included; past the end is the end.</param>
public readonly record struct LogStretch(CustomerId Home, int From, int To)
{
    /// <summary>As few stretches as hold all that is in some: where these overlap or meet, they are one.</summary>
    internal static IReadOnlyList<LogStretch> Joined(IEnumerable<LogStretch> stretches)
    {
        var joined = new List<LogStretch>();
        foreach (var next in stretches.GroupBy(static s => s.Home).SelectMany(static home => home.OrderBy(static s => s.From)))
        {
            if (joined.Count > 0 && joined[^1] is var last && last.Home == next.Home && next.From <= last.To + 1L)
            {
                joined[^1] = last with { To = Math.Max(last.To, next.To) };
            }
            else
            {
                joined.Add(next);
            }
        }

        return joined;
    }

    internal bool Holds(LogStretch other) => Home == other.Home && From <= other.From && other.To <= To;
}
