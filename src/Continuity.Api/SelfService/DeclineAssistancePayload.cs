using Continuity.Api.Errors;

namespace Continuity.Api.SelfService;

/// <summary>What came of declining help.</summary>
internal sealed record DeclineAssistancePayload : IPayload
{
    /// <summary>The offer; null where it was refused.</summary>
    public AssistanceOfferNode? Offer { get; init; }

    /// <inheritdoc/>
    public IReadOnlyList<UserError> Errors { get; init; } = [];
}
