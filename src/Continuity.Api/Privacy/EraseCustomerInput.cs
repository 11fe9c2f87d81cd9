using Continuity.GraphQL;

namespace Continuity.Api.Privacy;

/// <summary>All that is kept of a person is to be taken away.</summary>
/// <param name="CustomerId">The customer, by any of their ids.</param>
/// <param name="Reason">Why, 3 to 2,000 characters. It stays: it must not say who it was.</param>
/// <param name="WaiveOpenDuties">Whether what is still owed to them is waived; otherwise the command is refused with OBLIGATION_OPEN while anything is.</param>
internal sealed record EraseCustomerInput(
    [ID] string CustomerId,
    string Reason,
    [DefaultValue("false")] bool WaiveOpenDuties);
