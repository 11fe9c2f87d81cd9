using Continuity.GraphQL;

namespace Continuity.Api.Briefs;

/// <summary>It is said back to the customer what they were understood to say.</summary>
/// <param name="TicketId">The ticket.</param>
/// <param name="Text">The words, 1 to 2,000 characters; the customer sees them.</param>
internal sealed record RestateInput(
    [ID] string TicketId,
    string Text);
