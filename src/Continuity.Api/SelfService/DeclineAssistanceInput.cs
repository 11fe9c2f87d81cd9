using Continuity.GraphQL;

namespace Continuity.Api.SelfService;

/// <summary>A customer wants no help.</summary>
/// <param name="OfferId">The offer; it must be the session's latest, and open.</param>
internal sealed record DeclineAssistanceInput([ID] string OfferId);
