using Continuity.Callers;
using Continuity.Decisions;
using Continuity.Merging;
using Continuity.Privacy;
using Continuity.Threads;

namespace Continuity.Customers;

/// <summary>
/// Decides whether an identity is linked to a customer. Agents and channels' systems may link any, a bot as CLAIMED to a
/// customer that it talks with. One that the customer has, at any of their homes, stays as it is: raising its assurance is another command.
/// </summary>
public static class LinkIdentity
{
    /// <summary>Decides.</summary>
    /// <param name="state">The survivor's home, with the customer's other homes.</param>
    /// <param name="caller">Who asks.</param>
    /// <param name="command">What to link.</param>
    /// <param name="options">How many identities a customer may have.</param>
    /// <param name="now">The time.</param>
    /// <returns>The customer; or NOT_FOUND, FORBIDDEN, WRONG_STATE, IDENTITY_TAKEN or LIMIT_EXCEEDED.</returns>
    public static Decision<CustomerId> Decide(CustomerState state, Caller caller, LinkIdentityCommand command, IdentityOptions options, DateTimeOffset now)
    {
        if (Refuse(state, caller, command) is { } refusal)
        {
            return refusal;
        }

        var customer = CustomerHomes.Of(state);
        if (customer.HomeOf(command.Claim.Identity) is not null)
        {
            return Decision.Accept(state.Id, state);
        }

        var kind = command.Claim.Identity.Kind;
        if (customer.Profile.Identities.Count(linked => linked.Identity.Kind == kind) >= options.MaximumOf(kind))
        {
            return new Refusal(RefusalCode.LimitExceeded, $"Of {kind.InWords} a customer may have at most {options.MaximumOf(kind)}.");
        }

        var by = caller.ActsAs(state.Id);
        var linked = new LinkedIdentity(command.Claim.Identity, command.Claim.Assurance, now, by);
        return Decision.Accept(
            state.Id,
            state with { Profile = state.Profile with { Identities = [.. state.Profile.Identities, linked] } },
            Entry(linked, command.Claim.Identity.Kind.HomeChannel));
    }

    /// <summary>The entry that says that an identity was linked. It names no value, and is for agents: it tells of other channels.</summary>
    internal static EntryDraft Entry(LinkedIdentity linked, Channel channel) =>
        new(new ActivityContent(Activity.IdentityLinked, $"Linked {linked.Identity.Kind.InWords}, {linked.Assurance.InWords}."), linked.LinkedBy, channel, linked.LinkedAt)
        {
            Visibility = Visibility.Internal,
        };

    private static Refusal? Refuse(CustomerState state, Caller caller, LinkIdentityCommand command)
    {
        if (state.IsEmpty)
        {
            return Refusal.NotFound("customer", "input", "customerId");
        }

        if (!caller.IsAgent && caller.Role != Role.Ingest)
        {
            if (!ThreadAccess.Of(caller, state).SeesCustomer)
            {
                return Refusal.NotFound("customer", "input", "customerId");
            }

            if (caller.Role == Role.Customer || command.Claim.Assurance > Assurance.Claimed)
            {
                return Refusal.Forbidden("Agents and channels' systems may link identities, and bots as CLAIMED at most.");
            }
        }

        // Said before the identity is claimed: claimed for who was erased, it would lead to nobody.
        return state.Profile.Erasure is not null ? WhileErased.Refused
            : command.Holder is not { } holder || CustomerHomes.Of(state).Find(holder) is not null || command.HolderIsEmpty ? null : IdentityTaken.For(caller, holder);
    }
}
