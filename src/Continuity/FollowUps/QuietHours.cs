using System.Globalization;
using Continuity.Customers;

namespace Continuity.FollowUps;

/// <summary>The hours in which a customer is not to be bothered, by the clock on their wall.</summary>
/// <param name="From">When they begin.</param>
/// <param name="Until">When they end; earlier than <paramref name="From"/> where that is on the next day.</param>
/// <param name="Zone">The customer's time zone.</param>
internal sealed record QuietHours(TimeOnly From, TimeOnly Until, TimeZoneInfo Zone)
{
    /// <summary>The quiet hours of a customer; null where they have none.</summary>
    /// <param name="profile">What is known of the customer, by all their homes.</param>
    /// <param name="options">The time zone where none is known of them.</param>
    public static QuietHours? Of(CustomerProfile profile, FollowUpOptions options) =>
        Read(profile.ContactConsent.QuietFrom) is { } from && Read(profile.ContactConsent.QuietUntil) is { } until && from != until
            ? new(from, until, ZoneOf(profile, options))
            : null;

    /// <summary>A customer's time zone, else that of the options.</summary>
    /// <param name="profile">What is known of the customer, by all their homes.</param>
    /// <param name="options">The time zone where none is known of them.</param>
    public static TimeZoneInfo ZoneOf(CustomerProfile profile, FollowUpOptions options) =>
        profile.TimeZone is { } own && TimeZoneInfo.TryFindSystemTimeZoneById(own, out var zone) ? zone : TimeZoneInfo.FindSystemTimeZoneById(options.TimeZone);

    /// <summary>Whether a time is in them.</summary>
    /// <param name="at">The time.</param>
    public bool Contain(DateTimeOffset at)
    {
        var local = TimeOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, Zone).DateTime);
        return From < Until ? local >= From && local < Until : local >= From || local < Until;
    }

    /// <summary>The first minute after a time that is not in them.</summary>
    /// <param name="at">The time.</param>
    public DateTimeOffset EndAfter(DateTimeOffset at)
    {
        // Minute by minute: where clocks are put forward or back in the night, a wall-clock time comes twice or never.
        var minute = new DateTimeOffset(at.UtcTicks - (at.UtcTicks % TimeSpan.TicksPerMinute), TimeSpan.Zero);
        do
        {
            minute += TimeSpan.FromMinutes(1);
        }
        while (Contain(minute));

        return minute;
    }

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{From:HH':'mm} to {Until:HH':'mm} in {Zone.Id}");

    private static TimeOnly? Read(string? time) =>
        TimeOnly.TryParseExact(time, "HH':'mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var read) ? read : null;
}
