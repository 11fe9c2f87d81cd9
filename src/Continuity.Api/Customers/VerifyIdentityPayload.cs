using Continuity.Api.Errors;
using Continuity.Api.Merging;

namespace Continuity.Api.Customers;

/// <summary>What came of proving an identity.</summary>
internal sealed record VerifyIdentityPayload : IPayload
{
    /// <summary>The customer; null where it was refused.</summary>
    public CustomerNode? Customer { get; init; }

    /// <summary>The merge, where the identity was another customer's and showed that the two are one; else null.</summary>
    public CustomerMergeNode? Merged { get; init; }

    /// <inheritdoc/>
    public IReadOnlyList<UserError> Errors { get; init; } = [];
}
