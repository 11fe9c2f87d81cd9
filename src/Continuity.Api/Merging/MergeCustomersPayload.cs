using Continuity.Api.Customers;
using Continuity.Api.Errors;

namespace Continuity.Api.Merging;

/// <summary>What came of merging two customers.</summary>
internal sealed record MergeCustomersPayload : IPayload
{
    /// <summary>The customer that both are now; null where it was refused.</summary>
    public CustomerNode? Customer { get; init; }

    /// <summary>The merge; null where it was refused.</summary>
    public CustomerMergeNode? Merge { get; init; }

    /// <inheritdoc/>
    public IReadOnlyList<UserError> Errors { get; init; } = [];
}
