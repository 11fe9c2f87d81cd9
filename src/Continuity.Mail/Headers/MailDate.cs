using System.Globalization;

namespace Continuity.Mail.Headers;

/// <summary>Dates (RFC 5322, section 3.3, and the obsolete forms of 4.3): with or without the day of the week, seconds, a zone by name, a year of two digits.</summary>
internal static class MailDate
{
    private const string Months = "janfebmaraprmayjunjulaugsepoctnovdec";

    private static readonly Dictionary<string, int> Zones = new()
    {
        ["EDT"] = -4,
        ["EST"] = -5,
        ["CDT"] = -5,
        ["CST"] = -6,
        ["MDT"] = -6,
        ["MST"] = -7,
        ["PDT"] = -7,
        ["PST"] = -8,
        ["CET"] = 1,
        ["CEST"] = 2,
        ["MESZ"] = 2,
        ["JST"] = 9,
    };

    /// <summary>Reads one.</summary>
    /// <returns>Null where it can't be read.</returns>
    public static DateTimeOffset? Read(string text)
    {
        var comment = text.IndexOf('(', StringComparison.Ordinal);
        var words = (comment < 0 ? text : text[..comment]).Split([' ', '\t', ','], 8, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var first = words.Length > 0 && !char.IsAsciiDigit(words[0][0]) ? 1 : 0;
        if (words.Length < first + 4 || words[first + 1].Length < 3)
        {
            return null;
        }

        var month = Months.IndexOf(words[first + 1][..3].ToLowerInvariant(), StringComparison.Ordinal);
        var time = words[first + 3].Split(':');
        if (month < 0 || month % 3 != 0 || time.Length is < 2 or > 3
            || !Number(words[first], 31, out var day) || !Number(words[first + 2], 9999, out var year)
            || !Number(time[0], 23, out var hour) || !Number(time[1], 59, out var minute)
            || !Number(time.Length > 2 ? time[2] : "0", 60, out var second))
        {
            return null;
        }

        var full = words[first + 2].Length switch { 2 => year + (year < 50 ? 2000 : 1900), 3 => year + 1900, _ => year };
        var zone = Zone(words.Length > first + 4 ? words[first + 4] : "");
        try
        {
            return new DateTimeOffset(full, (month / 3) + 1, day, hour, minute, Math.Min(second, 59), zone);
        }
        catch (ArgumentOutOfRangeException)
        {
            return null;
        }
    }

    private static bool Number(string text, int highest, out int value) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out value) && value <= highest;

    private static TimeSpan Zone(string zone)
    {
        if (zone is [('+' or '-') and var sign, .. { Length: 4 } digits] && Number(digits, 1400, out var value) && value % 100 < 60)
        {
            var offset = new TimeSpan(value / 100, value % 100, 0);
            return sign == '-' ? -offset : offset;
        }

        return TimeSpan.FromHours(Zones.GetValueOrDefault(zone.ToUpperInvariant()));
    }
}
