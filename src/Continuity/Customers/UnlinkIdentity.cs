using Continuity.Callers;
using Continuity.Decisions;
using Continuity.Merging;
using Continuity.Threads;

namespace Continuity.Customers;

/// <summary>
/// Decides whether an identity is taken from a customer, where it turned out not to be theirs. Agents may. Their sessions stay as they are; whoever comes with the
/// identity afterwards is somebody new.
/// </summary>
public static class UnlinkIdentity
{
    /// <summary>Decides.</summary>
    /// <param name="state">A home of the customer, with the others.</param>
    /// <param name="caller">Who asks.</param>
    /// <param name="command">What to take away.</param>
    /// <param name="now">The time.</param>
    /// <returns>
    /// The home that had the identity: where that is another one, nothing was done, and it is to be decided there; or NOT_FOUND, FORBIDDEN or INVALID.
    /// </returns>
    public static Decision<CustomerId> Decide(CustomerState state, Caller caller, UnlinkIdentityCommand command, DateTimeOffset now)
    {
        if (state.IsEmpty || !(caller.IsAgent || ThreadAccess.Of(caller, state).SeesCustomer))
        {
            return Refusal.NotFound("customer", "input", "customerId");
        }

        if (!caller.IsAgent)
        {
            return Refusal.Forbidden("Agents may unlink identities.");
        }

        if (TextBound.Paragraph.Check(command.Reason, "input", "reason") is { } invalid)
        {
            return invalid;
        }

        var profile = state.Profile;
        if (profile.Identities.FirstOrDefault(linked => linked.Identity == command.Identity) is not { } known)
        {
            return CustomerHomes.Of(state).HomeOf(command.Identity) is { } there
                ? Decision.Accept(there, state)
                : new Refusal(RefusalCode.NotFound, "The customer has no such identity.") { Path = ["input", "value"] };
        }

        var kind = command.Identity.Kind;
        return Decision.Accept(
            state.Id,
            state with { Profile = GiveUpIdentity.Without(profile, known) },
            new EntryDraft(
                new ActivityContent(Activity.IdentityUnlinked, $"Unlinked {kind.InWords}: {command.Reason}"), caller.ActsAs(state.Id), kind.HomeChannel, now)
            {
                Visibility = Visibility.Internal,
            });
    }
}
