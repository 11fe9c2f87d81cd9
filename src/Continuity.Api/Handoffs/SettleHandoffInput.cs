using Continuity.GraphQL;

namespace Continuity.Api.Handoffs;

/// <summary>A handoff is accepted, declined or withdrawn.</summary>
/// <param name="HandoffId">The handoff.</param>
/// <param name="Reason">Why; 1 to 2,000 characters.</param>
internal sealed record SettleHandoffInput(
    [ID] string HandoffId,
    string? Reason);
