using Continuity.Api.Callers;
using Continuity.Api.Errors;
using Continuity.Api.Nodes;
using Continuity.Api.Reading;
using Continuity.Customers;
using Continuity.Decisions;
using Continuity.Merging;
using Continuity.Redis.Commit;
using Continuity.Redis.Customers;

namespace Continuity.Api.Customers;

/// <summary>Links identities to customers.</summary>
internal sealed class IdentityLinking(
    CustomerStore store, IdentityClaims claims, IdentityNormalizer normalizer, IdentityOptions options, CurrentCaller current, Reader reader)
{
    public async Task<LinkIdentityPayload> LinkAsync(LinkIdentityInput input, CancellationToken cancellationToken)
    {
        var customer = InputId.Customer(input.CustomerId, "input", "customerId");
        var claim = InputIdentity.ReadMatchable(normalizer, input.Identity, "input", "identity");
        if ((customer.Refusal ?? claim.Refusal) is { } refusal)
        {
            return new() { Errors = UserError.List(refusal) };
        }

        var caller = await current.GetAsync(cancellationToken);
        var home = await store.SurvivorAsync(customer.Value, cancellationToken);
        var holder = await claims.FindAsync(claim.Value.Identity, cancellationToken);

        // Decided once before the claim: what is refused must not hold the identity even for a moment.
        var asked = new LinkIdentityCommand(claim.Value, await SurvivorAsync(home, holder, cancellationToken));
        if (LinkIdentity.Decide(home, caller, asked, options, home.Id.MadeAt).Refusal is { } refused)
        {
            return new() { Errors = UserError.List(refused) };
        }

        // It is linked where it was claimed for, also where that has become one of several homes meanwhile, or another command of the same customer came first.
        var winner = await claims.ClaimAsync(claim.Value.Identity, home.Id, cancellationToken);
        var known = await SurvivorAsync(home, winner, cancellationToken);
        var done = await store.CommitAsync(
            new CommitRequest(CustomerHomes.Of(home).Find(winner) is null ? home.Id : winner),
            (state, now) => CustomerHomes.Of(state).Find(home.Id) is null
                ? IdentityTaken.For(caller, state.Id)
                : LinkIdentity.Decide(state, caller, asked with { Holder = known }, options, now),
            null,
            cancellationToken);
        if (done.IsAccepted)
        {
            return new() { Customer = reader.Written(caller, done.State) };
        }

        if (winner == home.Id)
        {
            await claims.ReleaseAsync(claim.Value.Identity, home.Id, cancellationToken);
        }

        return new() { Errors = UserError.List(done.Refusal) };
    }

    /// <summary>The customer that an identity leads to: the home, where it is one of the customer's own.</summary>
    private async Task<CustomerId?> SurvivorAsync(CustomerState own, CustomerId? holder, CancellationToken cancellationToken) =>
        holder is not { } home || CustomerHomes.Of(own).Find(home) is not null ? holder : (await store.LoadManyAsync([home], cancellationToken))[home].Id;
}
