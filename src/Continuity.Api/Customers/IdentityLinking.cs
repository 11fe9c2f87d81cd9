using Continuity.Api.Callers;
using Continuity.Api.Errors;
using Continuity.Api.Nodes;
using Continuity.Api.Reading;
using Continuity.Customers;
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
        var claim = InputIdentity.Read(normalizer, input.Identity, "input", "identity");
        if ((customer.Refusal ?? claim.Refusal) is { } refusal)
        {
            return new() { Errors = UserError.List(refusal) };
        }

        var caller = await current.GetAsync(cancellationToken);
        var home = await store.LoadAsync(customer.Value, [], [], cancellationToken);
        var holder = await claims.FindAsync(claim.Value.Identity, cancellationToken);

        // Decided once before the claim: what is refused must not hold the identity even for a moment.
        var asked = new LinkIdentityCommand(claim.Value, holder);
        if (LinkIdentity.Decide(home, caller, asked, options, home.Id.MadeAt).Refusal is { } refused)
        {
            return new() { Errors = UserError.List(refused) };
        }

        var winner = await claims.ClaimAsync(claim.Value.Identity, home.Id, cancellationToken);
        var done = await store.CommitAsync(
            new CommitRequest(home.Id),
            (state, now) => LinkIdentity.Decide(state, caller, asked with { Holder = winner }, options, now),
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
}
