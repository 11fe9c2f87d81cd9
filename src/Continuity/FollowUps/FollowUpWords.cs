using System.Globalization;
using Continuity.Customers;
using Continuity.Merging;
using Continuity.Threads;

namespace Continuity.FollowUps;

/// <summary>How entries speak of follow-ups.</summary>
internal static class FollowUpWords
{
    /// <summary>A time by the clock on the customer's wall.</summary>
    /// <param name="state">A home of the customer, with the others.</param>
    /// <param name="at">The time.</param>
    /// <param name="options">The time zone where none is known of the customer.</param>
    public static string Time(CustomerState state, DateTimeOffset at, FollowUpOptions options)
    {
        var zone = QuietHours.ZoneOf(CustomerHomes.Of(state).Profile, options);
        return string.Create(CultureInfo.InvariantCulture, $"{TimeZoneInfo.ConvertTime(at, zone):yyyy-MM-dd HH':'mm} ({zone.Id})");
    }

    /// <summary>What a customer is told of a follow-up that is new.</summary>
    /// <param name="state">A home of the customer, with the others.</param>
    /// <param name="followUp">The follow-up.</param>
    /// <param name="options">The time zone where none is known of the customer.</param>
    public static string Promised(CustomerState state, FollowUp followUp, FollowUpOptions options) =>
        $"Promised for {Time(state, followUp.DueAt, options)}: \"{followUp.Promise}\"";

    /// <summary>What a customer is told of a follow-up that is put off, or brought forward.</summary>
    /// <param name="state">A home of the customer, with the others.</param>
    /// <param name="followUp">The follow-up, with its new time.</param>
    /// <param name="options">The time zone where none is known of the customer.</param>
    public static string Rescheduled(CustomerState state, FollowUp followUp, FollowUpOptions options) =>
        $"Now promised for {Time(state, followUp.DueAt, options)}: \"{followUp.Promise}\"";

    /// <summary>What a customer is told of a follow-up that was kept.</summary>
    /// <param name="followUp">The follow-up.</param>
    /// <param name="evidence">The entry in which it was kept, or null where they were not in touch.</param>
    public static string Kept(FollowUp followUp, EntryId? evidence) => evidence is null ? $"Kept without contact: \"{followUp.Promise}\"" : $"Kept: \"{followUp.Promise}\"";
}
