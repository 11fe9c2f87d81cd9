using Continuity.Callers;
using Continuity.Decisions;
using Continuity.Merging;
using Continuity.Privacy;
using Continuity.Threads;

namespace Continuity.Customers;

/// <summary>
/// Decides whether an identity counts as proved to be a customer's. Agents and channels' systems say so, and answer for it: whoever comes with the identity
/// from then on, and proves it, sees what the customer proved before. One that nobody has is linked.
/// </summary>
public static class VerifyIdentity
{
    /// <summary>Decides.</summary>
    /// <param name="state">A home of the customer, with the others.</param>
    /// <param name="caller">Who asks.</param>
    /// <param name="command">What was proved.</param>
    /// <param name="options">How many identities a customer may have.</param>
    /// <param name="now">The time.</param>
    /// <returns>
    /// The home that has the identity: where that is another one, nothing was done, and it is to be decided there; or NOT_FOUND, FORBIDDEN, INVALID, WRONG_STATE, IDENTITY_TAKEN or
    /// LIMIT_EXCEEDED.
    /// </returns>
    public static Decision<CustomerId> Decide(
        CustomerState state, Caller caller, VerifyIdentityCommand command, IdentityOptions options, DateTimeOffset now)
    {
        if (Refuse(state, caller, command) is { } refusal)
        {
            return refusal;
        }

        var homes = CustomerHomes.Of(state);
        var known = state.Profile.Identities.FirstOrDefault(linked => linked.Identity == command.Identity);
        if (known is null)
        {
            return homes.HomeOf(command.Identity) is { } there
                ? Decision.Accept(there, state)
                : Link(state, homes, caller, command, options, now);
        }

        return known.Assurance == Assurance.Verified
            ? Decision.Accept(state.Id, state)
            : Decision.Accept(
                state.Id,
                With(state, [.. state.Profile.Identities.Select(linked => linked == known ? known with { Assurance = Assurance.Verified } : linked)]),
                Entry(state, caller, command, now));
    }

    /// <summary>What is wrong with the method of a proof, whoever's it is: INVALID; or null.</summary>
    /// <param name="method">The method.</param>
    public static Refusal? CheckMethod(string method) => TextBound.Line.Check(method, "input", "method");

    private static Decision<CustomerId> Link(
        CustomerState state, CustomerHomes homes, Caller caller, VerifyIdentityCommand command, IdentityOptions options, DateTimeOffset now)
    {
        if (state.Profile.Erasure is not null)
        {
            return WhileErased.Refused;
        }

        if (command.Holder is { } holder && homes.Find(holder) is null)
        {
            return IdentityTaken.For(caller, holder);
        }

        var kind = command.Identity.Kind;
        if (homes.Profile.Identities.Count(linked => linked.Identity.Kind == kind) >= options.MaximumOf(kind))
        {
            return new Refusal(RefusalCode.LimitExceeded, $"Of {kind.InWords} a customer may have at most {options.MaximumOf(kind)}.");
        }

        var linked = new LinkedIdentity(command.Identity, Assurance.Verified, now, caller.ActsAs(state.Id));
        return Decision.Accept(
            state.Id,
            With(state, [.. state.Profile.Identities, linked]),
            LinkIdentity.Entry(linked, kind.HomeChannel),
            Entry(state, caller, command, now));
    }

    private static Refusal? Refuse(CustomerState state, Caller caller, VerifyIdentityCommand command)
    {
        if (state.IsEmpty)
        {
            return Refusal.NotFound("customer", "input", "customerId");
        }

        if (!caller.IsAgent && caller.Role != Role.Ingest)
        {
            return ThreadAccess.Of(caller, state).SeesCustomer
                ? Refusal.Forbidden("Agents and channels' systems may say that an identity was proved.")
                : Refusal.NotFound("customer", "input", "customerId");
        }

        return CheckMethod(command.Method);
    }

    private static CustomerState With(CustomerState state, IReadOnlyList<LinkedIdentity> identities) =>
        state with { Profile = state.Profile with { Identities = identities } };

    private static EntryDraft Entry(CustomerState state, Caller caller, VerifyIdentityCommand command, DateTimeOffset now) =>
        new(
            new ActivityContent(Activity.IdentityVerified, $"Verified {command.Identity.Kind.InWords} by {command.Method}."),
            caller.ActsAs(state.Id),
            command.Identity.Kind.HomeChannel,
            now)
        {
            Visibility = Visibility.Internal,
        };
}
