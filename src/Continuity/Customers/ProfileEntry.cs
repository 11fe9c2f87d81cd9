using Continuity.Callers;
using Continuity.Threads;

namespace Continuity.Customers;

/// <summary>The entry that tells of a change of what is known of a customer. It belongs to no session: the customer sees it where it is proved who they are.</summary>
internal static class ProfileEntry
{
    /// <summary>Says what was changed, without values.</summary>
    /// <param name="before">What was known.</param>
    /// <param name="after">What is known now.</param>
    /// <param name="caller">Who changed it.</param>
    /// <param name="by">The same, as the author.</param>
    /// <param name="now">The time.</param>
    public static EntryDraft Of(CustomerProfile before, CustomerProfile after, Caller caller, ActorRef by, DateTimeOffset now)
    {
        var changed = new[]
        {
            (before.Name != after.Name, "name"),
            (before.PreferredName != after.PreferredName, "preferred name"),
            (before.Language != after.Language, "language"),
            (before.TimeZone != after.TimeZone, "time zone"),
            (!ReferenceEquals(before.Preferences, after.Preferences), "preferences"),
            (!ReferenceEquals(before.ContactConsent, after.ContactConsent), "consent to be written to"),
        };
        var summary = $"Changed: {string.Join(", ", changed.Where(static one => one.Item1).Select(static one => one.Item2))}.";
        return new(new ActivityContent(Activity.ProfileUpdated, summary), by, ChannelOf(before, caller), now);
    }

    private static Channel ChannelOf(CustomerProfile profile, Caller caller) =>
        caller.Identity is { } own ? own.Identity.Kind.HomeChannel : profile.Channels is [.., var latest] ? latest : Channel.SelfService;
}
