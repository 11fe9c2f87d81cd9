using Continuity.Api.Errors;

namespace Continuity.Api.Customers;

/// <summary>What came of changing what is known of a customer.</summary>
internal sealed record UpdateCustomerPayload : IPayload
{
    /// <summary>The customer; null where it was refused.</summary>
    public CustomerNode? Customer { get; init; }

    /// <inheritdoc/>
    public IReadOnlyList<UserError> Errors { get; init; } = [];
}
