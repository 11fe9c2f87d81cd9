using System.Globalization;
using Continuity.Callers;
using Continuity.Decisions;

namespace Continuity.Customers;

/// <summary>Applies a change to a customer's consent.</summary>
internal static class ContactConsentRule
{
    /// <summary>Applies a change.</summary>
    /// <param name="before">What they agreed to.</param>
    /// <param name="change">What changes.</param>
    /// <param name="by">Who changes it.</param>
    /// <param name="now">The time.</param>
    /// <returns>What they agree to now, the same where nothing of it has changed; or INVALID.</returns>
    public static Outcome<ContactConsent> Apply(ContactConsent before, Change<ContactConsentChange> change, ActorRef by, DateTimeOffset now)
    {
        var changed = Changed(before, change);
        return changed.Value is not { } after ? changed
            : IsSame(before, after) ? before
            : after with { RecordedAt = now, RecordedBy = by };
    }

    private static bool IsSame(ContactConsent one, ContactConsent other) =>
        (one.CheckIns, one.QuietFrom, one.QuietUntil) == (other.CheckIns, other.QuietFrom, other.QuietUntil) && one.Channels.SequenceEqual(other.Channels);

    private static Outcome<ContactConsent> Changed(ContactConsent before, Change<ContactConsentChange> change)
    {
        if (!change.IsGiven)
        {
            return before;
        }

        if (change.Value is not { } consent)
        {
            return new ContactConsent();
        }

        var from = consent.QuietFrom.Or(before.QuietFrom);
        var until = consent.QuietUntil.Or(before.QuietUntil);
        return (CheckTime(from, "quietFrom") ?? CheckTime(until, "quietUntil") ?? CheckSpan(from, until)) is { } refusal
            ? refusal
            : new ContactConsent
            {
                CheckIns = consent.CheckIns.IsGiven ? consent.CheckIns.Value : before.CheckIns,
                Channels = consent.Channels.IsGiven ? [.. (consent.Channels.Value ?? []).Distinct()] : before.Channels,
                QuietFrom = from,
                QuietUntil = until,
            };
    }

    private static Refusal? CheckTime(string? time, string field) =>
        time is null || TimeOnly.TryParseExact(time, "HH':'mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out _)
            ? null
            : Refusal.Invalid($"{field} must be a local time, HH:mm from 00:00 to 23:59.", "input", "contactConsent", field);

    private static Refusal? CheckSpan(string? from, string? until) =>
        from is null == until is null && (from is null || from != until)
            ? null
            : Refusal.Invalid("quietFrom and quietUntil must be given together, and must differ.", "input", "contactConsent", "quietUntil");
}
