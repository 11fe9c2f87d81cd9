using Continuity.GraphQL;

namespace Continuity.Api.Webhooks;

/// <summary>Which dead letters to send again: either some, or all.</summary>
/// <param name="Endpoint">The endpoint's name.</param>
/// <param name="EventIds">Their ids, 1 to 1,000; those that are no dead letters any more are passed over.</param>
/// <param name="All">True for all of them.</param>
internal sealed record ResendWebhookEventsInput(
    string Endpoint,
    [ID] IReadOnlyList<string>? EventIds = null,
    bool? All = null);
