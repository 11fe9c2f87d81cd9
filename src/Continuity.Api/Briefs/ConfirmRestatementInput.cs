using Continuity.GraphQL;

namespace Continuity.Api.Briefs;

/// <summary>The customer says yes to what was restated.</summary>
/// <param name="TicketId">The ticket.</param>
/// <param name="Text">The words that they say yes to; left out for the latest. Give them where the customer was shown them a while ago: where something else was restated meanwhile, that is WRONG_STATE.</param>
internal sealed record ConfirmRestatementInput(
    [ID] string TicketId,
    string? Text);
