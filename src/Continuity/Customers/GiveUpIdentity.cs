using Continuity.Callers;
using Continuity.Decisions;
using Continuity.Threads;

namespace Continuity.Customers;

/// <summary>
/// Takes an identity away from a home where another one has it too: two commands linked it at the same moment, each at its home. An identity is listed only where it leads.
/// </summary>
public static class GiveUpIdentity
{
    /// <summary>Decides.</summary>
    /// <param name="state">The home that gives it up.</param>
    /// <param name="identity">The identity, which leads to another home that lists it.</param>
    /// <param name="now">The time.</param>
    /// <returns>Whether anything was to be done.</returns>
    public static Decision<bool> Decide(CustomerState state, Identity identity, DateTimeOffset now)
    {
        if (state.Profile.Identities.FirstOrDefault(linked => linked.Identity == identity) is not { } known)
        {
            return Decision.Accept(false, state);
        }

        var summary = $"Gave up {identity.Kind.InWords} that was linked elsewhere at the same time.";
        return Decision.Accept(
            true,
            state with { Profile = Without(state.Profile, known) },
            new EntryDraft(new ActivityContent(Activity.IdentityUnlinked, summary), ActorRef.Continuity, identity.Kind.HomeChannel, now) { Visibility = Visibility.Internal });
    }

    /// <summary>A profile without an identity; that something was proved by it is remembered.</summary>
    internal static CustomerProfile Without(CustomerProfile profile, LinkedIdentity identity) => profile with
    {
        Identities = [.. profile.Identities.Where(linked => linked != identity)],
        HadVerified = identity.Assurance == Assurance.Verified ? [.. profile.HadVerified.Append(identity.Identity.Kind).Distinct()] : profile.HadVerified,
    };
}
