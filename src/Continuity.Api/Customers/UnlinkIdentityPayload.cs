using Continuity.Api.Errors;

namespace Continuity.Api.Customers;

/// <summary>What came of unlinking an identity.</summary>
internal sealed record UnlinkIdentityPayload : IPayload
{
    /// <summary>The customer; null where it was refused.</summary>
    public CustomerNode? Customer { get; init; }

    /// <inheritdoc/>
    public IReadOnlyList<UserError> Errors { get; init; } = [];
}
