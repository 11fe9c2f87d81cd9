using Continuity.Customers;
using Continuity.Decisions;
using Continuity.Merging;
using Continuity.Threads;

namespace Continuity.FollowUps;

/// <summary>What must be so for a customer to be asked, unasked, how they are: they agreed to it, it is not in their quiet hours, and they were not asked a short time ago.</summary>
internal static class CheckInRule
{
    /// <summary>Checks a time for which a check-in is promised, or to which it is put off. One that the customer was asked for already asks them no more, so the pause is nothing to it.</summary>
    /// <param name="state">A home of the customer, with the others.</param>
    /// <param name="itself">The check-in, where there is one already.</param>
    /// <param name="channel">The channel, or null for any.</param>
    /// <param name="at">The time.</param>
    /// <param name="field">The field of the input that brings it about.</param>
    /// <param name="options">The time zone where none is known of the customer, and how often they may be asked.</param>
    /// <param name="now">The time now.</param>
    /// <returns>CONSENT_MISSING, INVALID, LIMIT_EXCEEDED, or null.</returns>
    public static Refusal? Check(
        CustomerState state, FollowUp? itself, Channel? channel, DateTimeOffset at, string field, FollowUpOptions options, DateTimeOffset now) =>
        CheckAgreed(state, channel, at, field, options)
        ?? (itself?.AskedAt is null ? CheckPause(state, itself, at, field, options, now) : null);

    /// <summary>Checks that the customer may be asked, by an entry: a message or mail reaches them now, whenever it is said to have been written. The pause counts from now at the earliest.</summary>
    /// <param name="state">A home of the customer, with the others.</param>
    /// <param name="itself">The check-in.</param>
    /// <param name="entry">The entry.</param>
    /// <param name="field">The field of the input that names the check-in.</param>
    /// <param name="options">The time zone where none is known of the customer, and how often they may be asked.</param>
    /// <param name="now">The time now.</param>
    /// <returns>CONSENT_MISSING, INVALID, LIMIT_EXCEEDED, or null.</returns>
    public static Refusal? CheckAsking(CustomerState state, FollowUp itself, EntryDraft entry, string field, FollowUpOptions options, DateTimeOffset now) =>
        entry.Content is CallContent && entry.OccurredAt < itself.PromisedAt
            ? Refusal.Invalid("occurredAt must not be before the check-in was promised.", "input", "occurredAt")
            : CheckAgreed(state, entry.Channel, entry.Content is CallContent ? entry.OccurredAt : now, field, options)
                ?? CheckPause(state, itself, entry.OccurredAt > now ? entry.OccurredAt : now, field, options, now);

    /// <summary>Whether the customer agrees to check-ins.</summary>
    /// <param name="state">A home of the customer, with the others.</param>
    /// <param name="channel">The channel, or null for any.</param>
    public static bool Agrees(CustomerState state, Channel? channel) => Agrees(CustomerHomes.Of(state).Profile.ContactConsent, channel);

    /// <summary>The customer's quiet hours where a time is in them, else null.</summary>
    /// <param name="state">A home of the customer, with the others.</param>
    /// <param name="at">The time.</param>
    /// <param name="options">The time zone where none is known of the customer.</param>
    public static QuietHours? Quiet(CustomerState state, DateTimeOffset at, FollowUpOptions options) =>
        QuietHours.Of(CustomerHomes.Of(state).Profile, options) is { } hours && hours.Contain(at) ? hours : null;

    /// <summary>Whether a consent is to check-ins.</summary>
    /// <param name="consent">What the customer agreed to.</param>
    /// <param name="channel">The channel, or null for any.</param>
    public static bool Agrees(ContactConsent consent, Channel? channel) =>
        consent.CheckIns && (channel is not { } named || consent.Channels.Count == 0 || consent.Channels.Contains(named));

    private static Refusal? CheckAgreed(CustomerState state, Channel? channel, DateTimeOffset at, string field, FollowUpOptions options) =>
        !Agrees(state, channel)
            ? new Refusal(RefusalCode.ConsentMissing, "The customer does not consent to check-ins, or not on this channel.") { Path = ["input", field] }
            : Quiet(state, at, options) is { } hours ? Refusal.Invalid($"{field} must not be in the customer's quiet hours, {hours}.", "input", field) : null;

    private static Refusal? CheckPause(CustomerState state, FollowUp? itself, DateTimeOffset at, string field, FollowUpOptions options, DateTimeOffset now) =>
        CheckInPause.Check(state, itself, at, options, now) is { } soon ? soon with { Path = ["input", field] } : null;
}
