using System.Globalization;

namespace Continuity.Recovery;

/// <summary>Half hours that follow each other, of the week or of every day, as <c>WED 15:30</c>, <c>WED 15:30-17:00</c>, <c>SUN 23:30-MON 01:00</c> or <c>08:30-09:30</c>.</summary>
/// <param name="From">The first one, from Monday, or else from midnight.</param>
/// <param name="Length">How many there are.</param>
/// <param name="IsDaily">Whether they are of every day.</param>
internal sealed record HalfHourRange(int From, int Length, bool IsDaily)
{
    /// <summary>How many there are in a day.</summary>
    public const int OfDay = 48;

    /// <summary>How many there are in a week.</summary>
    public const int OfWeek = 7 * OfDay;

    private static readonly string[] Days = ["MON", "TUE", "WED", "THU", "FRI", "SAT", "SUN"];

    /// <summary>The half hours of the week that it stands for.</summary>
    public IReadOnlyList<int> HalfHours => IsDaily
        ? [.. Enumerable.Range(0, Length).SelectMany(i => Enumerable.Range(0, 7).Select(day => (day * OfDay) + ((From + i) % OfDay)))]
        : [.. Enumerable.Range(0, Length).Select(i => (From + i) % OfWeek)];

    /// <summary>Joins half hours that follow each other, over midnight and the end of the week too.</summary>
    /// <param name="found">The half hours.</param>
    /// <param name="isDaily">Whether they are of every day.</param>
    public static IEnumerable<HalfHourRange> Joined(IReadOnlySet<int> found, bool isDaily)
    {
        var all = isDaily ? OfDay : OfWeek;
        if (found.Count == all)
        {
            return [new(0, all, isDaily)];
        }

        return found
            .Where(first => !found.Contains((first + all - 1) % all))
            .Select(first => new HalfHourRange(first, Enumerable.Range(0, all).TakeWhile(i => found.Contains((first + i) % all)).Count(), isDaily));
    }

    /// <inheritdoc/>
    public override string ToString()
    {
        var (first, last) = (From, From + Length - 1);
        if (IsDaily)
        {
            return $"{Time(first)}-{End(last)}";
        }

        var day = Day(first);
        return Length == 1 ? $"{day} {Time(first)}" : first / OfDay == last / OfDay ? $"{day} {Time(first)}-{End(last)}" : $"{day} {Time(first)}-{Day(last)} {End(last)}";
    }

    private static string Day(int halfHour) => Days[halfHour / OfDay % 7];

    private static string Time(int halfHour) => string.Create(CultureInfo.InvariantCulture, $"{halfHour % OfDay / 2:00}:{halfHour % 2 * 30:00}");

    private static string End(int last) => (last + 1) % OfDay == 0 ? "24:00" : Time(last + 1);
}
