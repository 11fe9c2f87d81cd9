using System.Globalization;
using Continuity.Callers;
using Continuity.Decisions;

namespace Continuity.Customers;

/// <summary>
/// Applies a change to a customer's consent. What was said last of it counts, at whichever of their homes; so only what is said now is kept at the home at hand, and not what another one
/// holds.
/// </summary>
internal static class ContactConsentRule
{
    /// <summary>What counts of several homes: the latest word on what they agree to, and the latest on their quiet hours.</summary>
    /// <param name="homes">What each home holds, the survivor's first.</param>
    public static ContactConsent Joined(IReadOnlyList<ContactConsent> homes)
    {
        var agreed = homes.MaxBy(static consent => consent.RecordedAt ?? DateTimeOffset.MinValue)!;
        var quiet = homes.Where(static consent => consent.QuietFrom is not null || consent.QuietSaidAt is not null)
            .MaxBy(static consent => consent.QuietSaidAt ?? DateTimeOffset.MinValue);
        return agreed with { QuietFrom = quiet?.QuietFrom, QuietUntil = quiet?.QuietUntil, QuietSaidAt = quiet?.QuietSaidAt };
    }

    /// <summary>Applies a change.</summary>
    /// <param name="own">What the home holds at which it is said.</param>
    /// <param name="before">What counted so far, of all the homes.</param>
    /// <param name="change">What changes.</param>
    /// <param name="by">Who changes it.</param>
    /// <param name="now">The time.</param>
    /// <returns>What the home holds now, the same where nothing of it has changed; or INVALID.</returns>
    public static Outcome<ContactConsent> Apply(ContactConsent own, ContactConsent before, Change<ContactConsentChange> change, ActorRef by, DateTimeOffset now)
    {
        var changed = Changed(before, change);
        if (changed.Value is not { } said)
        {
            return changed;
        }

        var after = own;
        if (!SameAgreement(before, said) || (SpeaksOfAgreement(change) && !SameAgreement(own, said)))
        {
            after = after with { CheckIns = said.CheckIns, Channels = said.Channels, RecordedAt = now, RecordedBy = by };
        }

        return SameHours(before, said) && (!SpeaksOfHours(change) || SameHours(own, said))
            ? after
            : after with { QuietFrom = said.QuietFrom, QuietUntil = said.QuietUntil, QuietSaidAt = now };
    }

    private static bool SpeaksOfAgreement(Change<ContactConsentChange> change) =>
        change.IsClear || change.Value is { CheckIns.IsGiven: true } or { Channels.IsGiven: true };

    private static bool SpeaksOfHours(Change<ContactConsentChange> change) =>
        change.IsClear || change.Value is { QuietFrom.IsGiven: true } or { QuietUntil.IsGiven: true };

    private static bool SameAgreement(ContactConsent one, ContactConsent other) => one.CheckIns == other.CheckIns && one.Channels.SequenceEqual(other.Channels);

    private static bool SameHours(ContactConsent one, ContactConsent other) => (one.QuietFrom, one.QuietUntil) == (other.QuietFrom, other.QuietUntil);

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
