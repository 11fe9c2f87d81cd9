using System.Globalization;

namespace Continuity.Api.Ingest.Signatures;

/// <summary>When a request was signed.</summary>
internal static class SignatureTime
{
    /// <summary>How far from now a signature's time may be, either way.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromMinutes(5);

    /// <summary>Checks a time.</summary>
    /// <param name="seconds">The seconds since 1970, as sent: digits alone.</param>
    /// <param name="now">The time.</param>
    /// <returns>Good; or why not.</returns>
    public static SignatureVerdict Check(string seconds, DateTimeOffset now) =>
        !long.TryParse(seconds, NumberStyles.None, CultureInfo.InvariantCulture, out var at) ? SignatureVerdict.Missing
        : Math.Abs(now.ToUnixTimeSeconds() - (decimal)at) > (decimal)Window.TotalSeconds ? SignatureVerdict.OutOfTime
        : SignatureVerdict.Good;
}
