using Continuity.Api.Callers;
using Continuity.Api.Errors;
using Continuity.Api.Nodes;
using Continuity.Api.Reading;
using Continuity.Customers;

namespace Continuity.Api.Customers;

/// <summary>Takes identities from customers.</summary>
internal sealed class IdentityUnlinking(IdentityHomes homes, IdentityNormalizer normalizer, CurrentCaller current, Reader reader)
{
    public async Task<UnlinkIdentityPayload> UnlinkAsync(UnlinkIdentityInput input, CancellationToken cancellationToken)
    {
        var customer = InputId.Customer(input.CustomerId, "input", "customerId");
        var identity = normalizer.Normalize(input.Kind, input.Value, "input", "value");
        if ((customer.Refusal ?? identity.Refusal) is { } refusal)
        {
            return new() { Errors = UserError.List(refusal) };
        }

        var caller = await current.GetAsync(cancellationToken);
        var command = new UnlinkIdentityCommand(identity.Value, input.Reason);
        var done = await homes.CommitAsync(customer.Value, (state, now) => UnlinkIdentity.Decide(state, caller, command, now), cancellationToken);
        return done.IsAccepted
            ? new() { Customer = reader.Written(caller, done.State) }
            : new() { Errors = UserError.List(done.Refusal) };
    }
}
