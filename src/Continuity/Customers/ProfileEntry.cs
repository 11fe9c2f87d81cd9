using Continuity.Callers;
using Continuity.Threads;

namespace Continuity.Customers;

/// <summary>The entry that tells of a change of what is known of a customer. It belongs to no session: the customer sees it where it is proved who they are.</summary>
internal static class ProfileEntry
{
    /// <summary>Says what was changed, without values; of consent, whether it was given or withdrawn.</summary>
    /// <param name="before">What the home held.</param>
    /// <param name="after">What it holds now.</param>
    /// <param name="agreed">What counted as the customer's consent so far, of all their homes.</param>
    /// <param name="caller">Who changed it.</param>
    /// <param name="by">The same, as the author.</param>
    /// <param name="now">The time.</param>
    public static EntryDraft Of(CustomerProfile before, CustomerProfile after, ContactConsent agreed, Caller caller, ActorRef by, DateTimeOffset now)
    {
        var (was, cleared) = (before.Cleared ?? new(), after.Cleared ?? new());
        var consent = after.ContactConsent;
        var held = before.ContactConsent;
        var isSaid = (consent.CheckIns, consent.RecordedAt, consent.RecordedBy) != (held.CheckIns, held.RecordedAt, held.RecordedBy) || !consent.Channels.SequenceEqual(held.Channels);
        var isOfChannels = isSaid && consent.CheckIns == agreed.CheckIns && !consent.Channels.SequenceEqual(agreed.Channels);
        string[] changed =
        [
            .. new[]
            {
                ((before.Name, was.Name) != (after.Name, cleared.Name), "name"),
                ((before.PreferredName, was.PreferredName) != (after.PreferredName, cleared.PreferredName), "preferred name"),
                ((before.Language, was.Language) != (after.Language, cleared.Language), "language"),
                ((before.TimeZone, was.TimeZone) != (after.TimeZone, cleared.TimeZone), "time zone"),
                (!ReferenceEquals(before.Preferences, after.Preferences) || !ReferenceEquals(was.Preferences, cleared.Preferences), "preferences"),
                (isOfChannels, "channels to be written to on"),
                ((consent.QuietFrom, consent.QuietUntil, consent.QuietSaidAt) != (held.QuietFrom, held.QuietUntil, held.QuietSaidAt), "quiet hours"),
            }.Where(static one => one.Item1).Select(static one => one.Item2),
        ];
        string?[] sentences =
        [
            changed.Length > 0 ? $"Changed: {string.Join(", ", changed)}." : null,
            isSaid && !isOfChannels ? $"Consent to be written to {(consent.CheckIns ? "given" : "withdrawn")}." : null,
        ];
        return new(new ActivityContent(Activity.ProfileUpdated, string.Join(" ", sentences.OfType<string>())), by, ChannelOf(before, caller), now);
    }

    private static Channel ChannelOf(CustomerProfile profile, Caller caller) =>
        caller.Identity is { } own ? own.Identity.Kind.HomeChannel : profile.Channels is [.., var latest] ? latest : Channel.SelfService;
}
