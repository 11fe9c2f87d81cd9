using Continuity.GraphQL;

namespace Continuity.Api.Handoffs;

/// <summary>An offer of ownership is accepted or declined.</summary>
/// <param name="OfferId">The offer.</param>
/// <param name="Reason">Why; up to 2,000 characters.</param>
internal sealed record SettleOwnershipInput(
    [ID] string OfferId,
    string? Reason);
