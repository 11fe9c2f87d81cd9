using Continuity.GraphQL;

namespace Continuity.Api.Privacy;

/// <summary>Somebody wants what is recorded of a person.</summary>
/// <param name="CustomerId">The customer, by any of their ids.</param>
internal sealed record ExportCustomerInput(
    [ID] string CustomerId);
