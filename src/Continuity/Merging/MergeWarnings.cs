using System.Globalization;
using Continuity.Customers;
using Continuity.Threads;

namespace Continuity.Merging;

/// <summary>What an agent should know before two customers are merged. Only what says that they cannot be merged stands in the way.</summary>
public static class MergeWarnings
{
    /// <summary>The warnings, one sentence each, for agents; without identities' values.</summary>
    /// <param name="survivor">The customer that would stay.</param>
    /// <param name="merged">The one that would be merged into it.</param>
    /// <param name="options">Which identities are strong, and how many there may be.</param>
    /// <param name="merging">How much may be merged.</param>
    public static IReadOnlyList<string> Of(CustomerHomes survivor, CustomerHomes merged, IdentityOptions options, MergeOptions merging)
    {
        if (survivor.Id == merged.Id)
        {
            return ["They are one customer already."];
        }

        var (one, other) = (survivor.Profile, merged.Profile);
        List<string?> warnings =
        [
            .. StrongIdentities.InConflict(Identities(one), Identities(other), options).Select(kind =>
                string.Create(CultureInfo.InvariantCulture, $"They may be two people: together they have more than {options.MaximumOf(kind)} of what tells people apart, {kind.InWords}.")),
            Differ("names", one.Name, other.Name),
            Differ("names to be called by", one.PreferredName, other.PreferredName),
            Differ("languages", one.Language, other.Language),
            Differ("time zones", one.TimeZone, other.TimeZone),
            IsSame(one.ContactConsent, other.ContactConsent) ? null : "They agreed to different things about being written to; what was said last will hold.",
            MergeSuggestions.Between(survivor, merged) is { DismissedAt: { } at } dismissal ? $"That they are one was dismissed on {at.InWords}: {dismissal.DismissReason}" : null,
            survivor.All.Count + merged.All.Count > merging.MaximumHomes ? $"They cannot be merged: a customer may be made of at most {merging.MaximumHomes} customers." : null,
        ];
        return [.. warnings.OfType<string>()];
    }

    private static IEnumerable<Identity> Identities(CustomerProfile profile) => profile.Identities.Select(linked => linked.Identity);

    private static string? Differ(string what, string? one, string? other) =>
        one is null || other is null || string.Equals(one, other, StringComparison.OrdinalIgnoreCase) ? null : $"They have two {what}: {one}, and {other}.";

    private static bool IsSame(ContactConsent one, ContactConsent other) =>
        one.CheckIns == other.CheckIns && one.QuietFrom == other.QuietFrom && one.QuietUntil == other.QuietUntil
        && one.Channels.ToHashSet().SetEquals(other.Channels);
}
