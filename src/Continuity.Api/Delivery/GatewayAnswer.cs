using Continuity.Delivery;

namespace Continuity.Api.Delivery;

/// <summary>What a gateway answered to one request.</summary>
/// <param name="Outcome">What that means.</param>
/// <param name="Error">What went wrong, as a word; null where nothing did.</param>
/// <param name="RetryAfter">How long it wants not to be asked again; null where it did not say.</param>
internal sealed record GatewayAnswer(DeliveryOutcome Outcome, string? Error, TimeSpan? RetryAfter);
