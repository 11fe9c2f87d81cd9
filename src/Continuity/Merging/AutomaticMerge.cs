using Continuity.Customers;
using Continuity.Decisions;

namespace Continuity.Merging;

/// <summary>What stands in the way of merging two customers without an agent.</summary>
public static class AutomaticMerge
{
    /// <summary>Checks.</summary>
    /// <param name="one">One survivor, with its other homes.</param>
    /// <param name="other">The other, with its other homes.</param>
    /// <param name="options">Which identities are strong.</param>
    /// <returns>WRONG_STATE, or null.</returns>
    public static Refusal? Check(CustomerState one, CustomerState other, IdentityOptions options)
    {
        var (first, second) = (CustomerHomes.Of(one), CustomerHomes.Of(other));
        if (StrongIdentities.InConflict(Identities(first), Identities(second), options) is [var kind, ..])
        {
            return new Refusal(RefusalCode.WrongState, $"Each of them has {kind.InWords} of their own.");
        }

        return IsDismissed(first, second) || IsDismissed(second, first)
            ? new Refusal(RefusalCode.WrongState, "An agent has said that they are two.")
            : null;
    }

    /// <summary>Whether it was dismissed, at any home of the one, that some home of the other may be the same person's.</summary>
    public static bool IsDismissed(CustomerHomes one, CustomerHomes other) =>
        one.All.Any(home => home.Profile.Suggestions.Any(suggestion => suggestion.DismissedAt is not null && other.Find(suggestion.Other) is not null));

    private static IEnumerable<Identity> Identities(CustomerHomes homes) => homes.Profile.Identities.Select(linked => linked.Identity);
}
