namespace Continuity.Api.Delivery;

/// <summary>Where a gateway reaches somebody.</summary>
/// <param name="Kind">The kind of identity, as the contract names it.</param>
/// <param name="Value">Its value.</param>
internal sealed record GatewayAddress(string Kind, string Value);
