using Continuity.Api.Customers;
using Continuity.Api.Errors;

namespace Continuity.Api.Merging;

/// <summary>What came of dismissing a suggestion.</summary>
internal sealed record DismissMergeSuggestionPayload : IPayload
{
    /// <summary>The one of the two customers who was seen first; null where it was refused.</summary>
    public CustomerNode? Customer { get; init; }

    /// <inheritdoc/>
    public IReadOnlyList<UserError> Errors { get; init; } = [];
}
