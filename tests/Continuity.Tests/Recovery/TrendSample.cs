using Continuity.Recovery;

namespace Continuity.Tests.Recovery;

/// <summary>What is reported by chance, drawn anew for each seed, and what is planted into it.</summary>
internal sealed class TrendSample
{
    /// <summary>Where clocks are put forward (29 March 2026) in the midst of the period.</summary>
    public const string Zone = "Europe/Berlin";

    /// <summary>The half hour of the week in which it is "always Wednesdays at 15:30".</summary>
    public static readonly int[] Wednesday1530 = [(2 * 48) + 31];

    /// <summary>Those of "only between 8:30 and 9:30", on whatever day.</summary>
    public static readonly int[] From830To930 = [.. Enumerable.Range(0, 7).SelectMany(static day => new[] { (day * 48) + 17, (day * 48) + 18 })];

    private static readonly TimeZoneInfo ZoneInfo = TimeZoneInfo.FindSystemTimeZoneById(Zone);
    private static readonly DateTimeOffset Until = new(2026, 4, 13, 0, 0, 0, TimeSpan.Zero);
    private readonly Random random;
    private readonly TrendPeriod period;
    private readonly TrendTally tally;

    public TrendSample(int seed, TrendDimension dimension, int weeks)
        : this(seed, dimension, dimension == TrendDimension.HourOfWeek ? TrendPeriod.OfWeeks(Until.AddDays(-7 * weeks), Until, ZoneInfo, Until).Value! : TrendPeriod.Of(Until.AddDays(-7 * weeks), Until, Until).Value!)
    {
    }

    private TrendSample(int seed, TrendDimension dimension, TrendPeriod period) =>
        (random, this.period, tally) = (new(seed), period, new(period, dimension, new TrendOptions { TimeZone = Zone }));

    private int Weeks => (int)Math.Round((period.Until - period.Since).TotalDays / 7);

    public IReadOnlyList<Trend> Trends => tally.Trends(TrendOptions.LeastCount);

    /// <summary>Values that are reported by chance alone, some often, some seldom.</summary>
    /// <param name="values">How many values.</param>
    /// <param name="aWeek">How often one is a week, on average over all.</param>
    /// <param name="times">How many times as much is reported in the period as before, of all alike.</param>
    public TrendSample Noise(int values, double aWeek, double times = 1)
    {
        foreach (var value in Enumerable.Range(0, values))
        {
            // Of two of them, one may well be reported ten times as often.
            var rate = aWeek * -Math.Log(1 - random.NextDouble());
            Add($"value {value}", Poisson(rate * Weeks * times), Poisson(rate * 8));
        }

        return this;
    }

    /// <summary>A sample of so many days that end on any day of the week.</summary>
    public static TrendSample OfDays(int seed, int days) => new(seed, TrendDimension.Category, TrendPeriod.Of(Until.AddDays((seed % 7) - days), Until.AddDays(seed % 7), Until.AddDays(7)).Value!);

    /// <summary>Values that are reported by chance alone, each on one day of the week and in one half of the day only, the same number every week.</summary>
    public TrendSample NoiseOnDays(int values, double aWeek)
    {
        foreach (var value in Enumerable.Range(0, values))
        {
            var row = tally.RowOf($"value {value}", $"value {value}");
            var (day, half) = (value % 7, value / 7 % 2);
            for (var week = Until.AddDays(-7 * 20); week < Until.AddDays(7); week = week.AddDays(7))
            {
                foreach (var _ in Enumerable.Range(0, Poisson(aWeek)))
                {
                    row.Add(tally.PlaceOf(Local(week, (day * 48) + (half * 24) + random.Next(24))), 1);
                }
            }
        }

        return this;
    }

    /// <summary>Values that are reported very often, every other one somewhat oftener in the period, and the others as much more seldom: by chance, in either.</summary>
    public TrendSample Drifting(int values, double aWeek, double by)
    {
        foreach (var value in Enumerable.Range(0, values))
        {
            Add($"drifting {value}", Poisson(aWeek * Weeks * (value % 2 == 0 ? 1 + by : 1 - by)), Poisson(aWeek * 8));
        }

        return this;
    }

    /// <summary>A value that is reported so many times in the period as against three times fewer, by chance, before.</summary>
    public TrendSample Planted(int count)
    {
        Add("planted", count, Poisson(count / 3.0 / Weeks * 8));
        return this;
    }

    /// <summary>Categories that are reported by chance, all at the hours at which people call.</summary>
    public TrendSample NoiseByHour(int categories, double aWeek)
    {
        foreach (var category in Enumerable.Range(0, categories))
        {
            At($"category {category}", Poisson(aWeek * Weeks), Poisson(aWeek * 8));
        }

        return this;
    }

    /// <summary>A category that is reported at some half hours (of the week, from 0 on Monday) of the period, beside by chance.</summary>
    public TrendSample PlantedAt(string category, int count, params int[] halfHours)
    {
        var row = tally.RowOf(category, category);
        foreach (var _ in Enumerable.Range(0, count))
        {
            row.Add(tally.PlaceOf(Local(period.Since.AddDays(7 * random.Next(Weeks)), halfHours[random.Next(halfHours.Length)])), 1);
        }

        return this;
    }

    /// <summary>A category at chance hours, so often in the period and before.</summary>
    public TrendSample At(string category, int count, int before)
    {
        var row = tally.RowOf(category, category);
        foreach (var (start, weeks, number) in new[] { (period.Since, Weeks, count), (period.ComparedSince, 8, before) })
        {
            foreach (var _ in Enumerable.Range(0, number))
            {
                row.Add(tally.PlaceOf(Local(start.AddDays(7 * random.Next(weeks)), HalfHour())), 1);
            }
        }

        return this;
    }

    private void Add(string value, int count, int before)
    {
        var row = tally.RowOf(value, value);
        row.Add(tally.PlaceOf(period.Since), count);
        row.Add(tally.PlaceOf(period.ComparedSince), before);
    }

    private DateTimeOffset Local(DateTimeOffset week, int halfHour)
    {
        // The week begins on a Monday of UTC; an hour that clocks leave out comes an hour later.
        var local = week.Date.AddMinutes((halfHour * 30) + random.Next(30));
        local = ZoneInfo.IsInvalidTime(local) ? local.AddHours(1) : local;
        var at = new DateTimeOffset(local, ZoneInfo.GetUtcOffset(local));
        return at < week ? at.AddDays(7) : at;
    }

    // Monday to Friday as much, half on Saturday, little on Sunday; most in the forenoon and after work.
    private int HalfHour()
    {
        var day = random.Next(23) switch { < 20 and var n => n / 4, < 22 => 5, _ => 6 };
        var hour = random.Next(3) switch { 0 => 8 + random.Next(4), 1 => 16 + random.Next(4), _ => 7 + random.Next(14) };
        return (day * 48) + (hour * 2) + random.Next(2);
    }

    private int Poisson(double mean)
    {
        // Knuth's way, in parts of which the exponential does not vanish.
        var count = 0;
        for (; mean > 0; mean -= 30)
        {
            var bound = Math.Exp(-Math.Min(mean, 30));
            for (var product = random.NextDouble(); product > bound; product *= random.NextDouble())
            {
                count++;
            }
        }

        return count;
    }
}
