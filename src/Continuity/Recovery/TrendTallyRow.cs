namespace Continuity.Recovery;

/// <summary>How often one combination was reported, in one spelling.</summary>
public sealed class TrendTallyRow
{
    private readonly int[] halfHours;
    private readonly int[]? allBefore;

    internal TrendTallyRow(string category, string value, int[]? allBefore)
    {
        (Category, Value, this.allBefore) = (category, value, allBefore);
        halfHours = allBefore is null ? [] : new int[HalfHourRange.OfWeek];
    }

    internal string Category { get; }

    internal string Value { get; }

    internal int Count { get; private set; }

    internal int Before { get; private set; }

    /// <summary>How often in the period, by half hours of the week; empty where hours do not count.</summary>
    internal IReadOnlyList<int> HalfHours => halfHours;

    /// <summary>Adds to it.</summary>
    /// <param name="place">Where the time of the reports stands.</param>
    /// <param name="count">How many reports.</param>
    public void Add(TrendPlace place, int count)
    {
        if (place.IsInPeriod)
        {
            Count += count;
            if (halfHours.Length > 0)
            {
                halfHours[place.HalfHour] += count;
            }
        }
        else if (place.IsBefore)
        {
            Before += count;
            if (allBefore is not null)
            {
                allBefore[place.HalfHour] += count;
            }
        }
    }

    /// <summary>Several spellings as one, in the one that was used most.</summary>
    /// <param name="spellings">The spellings.</param>
    internal static TrendTallyRow Merged(IReadOnlyList<TrendTallyRow> spellings)
    {
        if (spellings is [var only])
        {
            return only;
        }

        var used = spellings.OrderByDescending(static row => row.Count + row.Before).ThenBy(static row => row.Category, StringComparer.Ordinal).ThenBy(static row => row.Value, StringComparer.Ordinal).First();
        var merged = new TrendTallyRow(used.Category, used.Value, used.allBefore);
        foreach (var row in spellings)
        {
            merged.Count += row.Count;
            merged.Before += row.Before;
            for (var i = 0; i < row.halfHours.Length; i++)
            {
                merged.halfHours[i] += row.halfHours[i];
            }
        }

        return merged;
    }
}
