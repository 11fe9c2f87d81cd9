using System.Globalization;
using System.Text.RegularExpressions;

namespace Continuity.Api.Ingest;

/// <summary>Reads the times that sources write.</summary>
internal static partial class ContentTime
{
    /// <summary>Reads a time as RFC 3339 (section 5.6) says, with its offset; null where it is none.</summary>
    /// <param name="text">The text.</param>
    public static DateTimeOffset? Read(string text) =>
        Rfc3339().IsMatch(text) && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal, out var time) ? time : null;

    /// <summary>Reads a time as RFC 3339 or RFC 5322 (section 3.3, as in e-mails) says; null where it is none.</summary>
    /// <param name="text">The text.</param>
    public static DateTimeOffset? ReadAny(string text) => Read(text)
        ?? (DateTimeOffset.TryParseExact(
            text.EndsWith(" GMT", StringComparison.Ordinal) ? $"{text[..^3]}+0000" : text, MailFormats, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal, out var time) ? time : null);

    /// <summary>The time of something that is said to have happened then: a clock that runs far ahead is not believed.</summary>
    /// <param name="said">When it is said to have happened, or null.</param>
    /// <param name="received">When it came.</param>
    public static DateTimeOffset Believed(DateTimeOffset? said, DateTimeOffset received) =>
        said is { } time && time <= received + Continuity.Threads.EntryLimits.FurthestAhead ? time : received;

    private static readonly string[] MailFormats = ["ddd, dd MMM yyyy HH:mm:ss zzz", "ddd, d MMM yyyy HH:mm:ss zzz", "ddd, dd MMM yyyy HH:mm:ss zz00"];

    [GeneratedRegex(@"^\d{4}-\d{2}-\d{2}[Tt]\d{2}:\d{2}:\d{2}(\.\d{1,9})?([Zz]|[+-]\d{2}:\d{2})$")]
    private static partial Regex Rfc3339();
}
