namespace Continuity.Handoffs;

/// <summary>Accepts or declines an offer of ownership.</summary>
/// <param name="Offer">The offer.</param>
/// <param name="Reason">Why, at most 2,000 characters; null for no reason.</param>
public sealed record SettleOwnershipCommand(OwnershipOfferId Offer, string? Reason = null);
