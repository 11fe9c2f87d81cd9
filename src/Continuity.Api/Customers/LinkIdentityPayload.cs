using Continuity.Api.Errors;

namespace Continuity.Api.Customers;

/// <summary>What came of linking an identity.</summary>
internal sealed record LinkIdentityPayload : IPayload
{
    /// <summary>The customer; null where it was refused.</summary>
    public CustomerNode? Customer { get; init; }

    /// <inheritdoc/>
    public IReadOnlyList<UserError> Errors { get; init; } = [];
}
