using Continuity.Api.Callers;
using Continuity.Api.Errors;
using Continuity.Api.Merging;
using Continuity.Api.Nodes;
using Continuity.Api.Reading;
using Continuity.Callers;
using Continuity.Customers;
using Continuity.Decisions;
using Continuity.Merging;
using Continuity.Redis.Commit;
using Continuity.Redis.Customers;

namespace Continuity.Api.Customers;

/// <summary>Lets identities count as proved; where one is another customer's, makes the two one, or suggests it.</summary>
internal sealed class IdentityVerification(
    CustomerStore store,
    IdentityClaims claims,
    IdentityHomes homes,
    ProvedMerging proved,
    IdentityNormalizer normalizer,
    IdentityOptions options,
    MergeOptions merging,
    CurrentCaller current,
    Reader reader)
{
    public async Task<VerifyIdentityPayload> VerifyAsync(VerifyIdentityInput input, CancellationToken cancellationToken)
    {
        var customer = InputId.Customer(input.CustomerId, "input", "customerId");
        var identity = normalizer.NormalizeMatchable(input.Kind, input.Value, "input", "value");
        if ((customer.Refusal ?? identity.Refusal) is { } invalid)
        {
            return new() { Errors = UserError.List(invalid) };
        }

        var caller = await current.GetAsync(cancellationToken);
        var command = new VerifyIdentityCommand(identity.Value, input.Method);
        for (MergeRecord? merged = null; ;)
        {
            var state = await store.SurvivorAsync(customer.Value, cancellationToken);
            var (done, refusal, holder) = await TryAsync(state, caller, command, cancellationToken);
            if (done is not null)
            {
                return new() { Customer = reader.Written(caller, done.State), Merged = merged is null ? null : new(merged, merging) };
            }

            if (refusal is { Code: RefusalCode.IdentityTaken } && holder is { } other)
            {
                var one = await proved.MergeAsync(state, other, identity.Value, caller, cancellationToken);
                (merged, refusal) = (one.Value, one.Refusal);
            }

            if (refusal is not null)
            {
                return new() { Errors = UserError.List(refusal) };
            }
        }
    }

    private async Task<(Committed<CustomerId>? Done, Refusal? Refusal, CustomerId? Holder)> TryAsync(
        CustomerState state, Caller caller, VerifyIdentityCommand command, CancellationToken cancellationToken)
    {
        var customer = CustomerHomes.Of(state);
        var isTheirs = customer.HomeOf(command.Identity) is not null;
        var holder = isTheirs ? null : await claims.FindAsync(command.Identity, cancellationToken);

        // Decided once before the claim: what is refused must not hold the identity even for a moment.
        if (VerifyIdentity.Decide(state, caller, command with { Holder = holder }, options, state.Id.MadeAt).Refusal is { } foreseen)
        {
            return (null, foreseen, holder);
        }

        // It is linked at the home that it was claimed for: that is where it is freed again.
        holder = isTheirs ? null : await claims.ClaimAsync(command.Identity, state.Id, cancellationToken);
        var done = await homes.CommitAsync(
            holder is { } home && customer.Find(home) is not null ? home : state.Id,
            (known, now) => VerifyIdentity.Decide(known, caller, command with { Holder = holder }, options, now),
            cancellationToken);
        if (done.IsAccepted)
        {
            return (done, null, holder);
        }

        if (holder == state.Id)
        {
            await claims.ReleaseAsync(command.Identity, state.Id, cancellationToken);
        }

        return (null, done.Refusal, holder);
    }
}
