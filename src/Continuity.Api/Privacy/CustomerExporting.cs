using Continuity.Api.Callers;
using Continuity.Api.Errors;
using Continuity.Api.Nodes;
using Continuity.Privacy;
using Continuity.Redis.Customers;
using Continuity.Redis.Privacy;

namespace Continuity.Api.Privacy;

/// <summary>Gives out links to exports.</summary>
internal sealed class CustomerExporting(CustomerStore store, ExportLinks links, PrivacyOptions options, CurrentCaller current)
{
    public async Task<ExportCustomerPayload> ExportAsync(ExportCustomerInput input, CancellationToken cancellationToken)
    {
        var customer = InputId.Customer(input.CustomerId, "input", "customerId");
        if (customer.Refusal is not null)
        {
            return new() { Errors = UserError.List(customer.Refusal) };
        }

        var caller = await current.GetAsync(cancellationToken);
        var survivor = await store.SurvivorAsync(customer.Value, cancellationToken);
        if (ExportRights.Check(caller, survivor) is { } refusal)
        {
            return new() { Errors = UserError.List(refusal) };
        }

        var (token, expiresAt) = await links.MakeAsync(survivor.Id, caller, options.ExportValidFor, cancellationToken);
        return new() { Url = ExportEndpoint.PathOf(token), ExpiresAt = expiresAt };
    }
}
