using Continuity.Customers;
using Continuity.Decisions;
using Continuity.Merging;
using Continuity.Threads;

namespace Continuity.FollowUps;

/// <summary>What must be so for a customer to be asked, unasked, how they are: they agreed to it, and it is not in their quiet hours.</summary>
internal static class CheckInRule
{
    /// <summary>Checks a check-in that is promised or put off.</summary>
    /// <param name="state">A home of the customer, with the others.</param>
    /// <param name="channel">The channel, or null for any.</param>
    /// <param name="dueAt">When it shall be due.</param>
    /// <param name="options">The time zone where none is known of the customer.</param>
    /// <returns>CONSENT_MISSING, INVALID, or null.</returns>
    public static Refusal? Check(CustomerState state, Channel? channel, DateTimeOffset dueAt, FollowUpOptions options)
    {
        var profile = CustomerHomes.Of(state).Profile;
        return !Agrees(profile.ContactConsent, channel)
            ? new Refusal(RefusalCode.ConsentMissing, "The customer does not consent to check-ins, or not on this channel.")
            : Quiet(state, dueAt, options) is { } hours
                ? Refusal.Invalid($"dueAt must not be in the customer's quiet hours, {hours}.", "input", "dueAt")
                : null;
    }

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

    private static bool Agrees(ContactConsent consent, Channel? channel) =>
        consent.CheckIns && (channel is not { } named || consent.Channels.Count == 0 || consent.Channels.Contains(named));
}
