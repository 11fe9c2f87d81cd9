namespace Continuity.Handoffs;

/// <summary>Settles a handoff: accepts, declines or withdraws it.</summary>
/// <param name="Handoff">The handoff.</param>
/// <param name="Reason">Why, or, of a consultation, what came of it: 1 to 2,000 characters; null where nothing is said.</param>
public sealed record SettleHandoffCommand(HandoffId Handoff, string? Reason = null);
