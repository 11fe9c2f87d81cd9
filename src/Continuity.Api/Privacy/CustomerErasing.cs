using Continuity.Api.Callers;
using Continuity.Api.Errors;
using Continuity.Api.Nodes;
using Continuity.Api.Reading;
using Continuity.Redis.Privacy;

namespace Continuity.Api.Privacy;

/// <summary>Erases customers.</summary>
internal sealed class CustomerErasing(Erasures erasures, CurrentCaller current, Reader reader)
{
    public async Task<EraseCustomerPayload> EraseAsync(EraseCustomerInput input, CancellationToken cancellationToken)
    {
        var customer = InputId.Customer(input.CustomerId, "input", "customerId");
        if (customer.Refusal is not null)
        {
            return new() { Errors = UserError.List(customer.Refusal) };
        }

        var caller = await current.GetAsync(cancellationToken);
        var done = await erasures.EraseAsync(customer.Value, caller, new(input.Reason, input.WaiveOpenDuties), cancellationToken);
        reader.Forget();
        return done.IsAccepted ? new() { Erased = true } : new() { Errors = UserError.List(done.Refusal) };
    }
}
