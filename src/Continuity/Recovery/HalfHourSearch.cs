namespace Continuity.Recovery;

/// <summary>
/// Looks for the half hours, of the week or of every day, in which one category is reported oftener than all are. What was found is taken out before it is looked on, so that a
/// Wednesday's problem does not also make its hour one of every day, nor an hour of every day one of each day of the week.
/// </summary>
internal sealed class HalfHourSearch
{
    /// <summary>From how unlikely on the reports in an hour of the day are told to come on one day of the week, and not on every day.</summary>
    private const double OnOneDay = 0.0001;

    private readonly int[] counts;
    private readonly int[] before;

    /// <summary>Makes one.</summary>
    /// <param name="counts">How often the category was reported in each half hour of the week.</param>
    /// <param name="before">How often all were before.</param>
    public HalfHourSearch(IReadOnlyList<int> counts, IReadOnlyList<int> before)
    {
        (this.counts, this.before) = ([.. counts], [.. before]);
        (All, AllBefore) = (counts.Sum(), before.Sum());
        var tested = Candidates.Where(one => Sum(this.counts, one) + Sum(this.before, one) > 0).ToList();
        (Tested, LeastPValue) = (tested.Count, tested.Select(PValue).DefaultIfEmpty(1).Min());
    }

    private HalfHourSearch(HalfHourSearch from)
    {
        (counts, before) = ([.. from.counts], [.. from.before]);
        (All, AllBefore, Tested, LeastPValue) = (from.All, from.AllBefore, from.Tested, from.LeastPValue);
    }

    /// <summary>How many half hours were tested.</summary>
    public int Tested { get; }

    /// <summary>The least of their p-values.</summary>
    public double LeastPValue { get; }

    private static IEnumerable<int> Candidates => Enumerable.Range(0, HalfHourRange.OfWeek + HalfHourRange.OfDay);

    private int All { get; set; }

    private int AllBefore { get; set; }

    /// <summary>Finds them, those that follow each other joined.</summary>
    /// <param name="most">The p-value up to which a half hour is found.</param>
    public IReadOnlyList<HalfHourRange> Find(double most) => new HalfHourSearch(this).TakeOutAll(most);

    private IReadOnlyList<HalfHourRange> TakeOutAll(double most)
    {
        var (ofWeek, ofDay) = (new HashSet<int>(), new HashSet<int>());
        while (All > 0 && AllBefore > 0)
        {
            var (best, pValue) = Candidates.Select(one => (one, PValue(one))).MinBy(static one => one.Item2);
            if (pValue > most)
            {
                break;
            }

            var found = Chosen(best, most);
            _ = IsDaily(found) ? ofDay.Add(found - HalfHourRange.OfWeek) : ofWeek.Add(found);
            TakeOut(found);
        }

        return [.. HalfHourRange.Joined(ofWeek, isDaily: false), .. HalfHourRange.Joined(ofDay, isDaily: true)];
    }

    /// <summary>Of the half hour of a day that something was found in, or of the week, the one that says what it is.</summary>
    private int Chosen(int best, double most)
    {
        var ofDay = HalfHourRange.OfWeek + (best % HalfHourRange.OfDay);
        var (day, onOneDay) = Parts(ofDay).Select(one => (one, PartPValue(one, ofDay))).MinBy(static one => one.Item2);
        return onOneDay <= OnOneDay && PValue(day) <= most ? day : PValue(ofDay) <= most ? ofDay : best;
    }

    private double PValue(int one) => ExactTest.AtLeast(Sum(counts, one), All, Sum(before, one), AllBefore);

    // By how the days were before; each of them with one report more, for an hour in which nothing ever was.
    private double PartPValue(int one, int ofDay) => ExactTest.Binomial(counts[one], Sum(counts, ofDay), (before[one] + 1.0) / (Sum(before, ofDay) + 7.0));

    private void TakeOut(int found)
    {
        foreach (var one in Parts(found))
        {
            (All, AllBefore) = (All - counts[one], AllBefore - before[one]);
            (counts[one], before[one]) = (0, 0);
        }
    }

    private static bool IsDaily(int one) => one >= HalfHourRange.OfWeek;

    private static int Sum(int[] counts, int one) => IsDaily(one) ? Parts(one).Sum(part => counts[part]) : counts[one];

    private static IEnumerable<int> Parts(int one) =>
        IsDaily(one) ? Enumerable.Range(0, 7).Select(day => (day * HalfHourRange.OfDay) + one - HalfHourRange.OfWeek) : [one];
}
