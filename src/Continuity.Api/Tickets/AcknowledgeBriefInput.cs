using Continuity.GraphQL;

namespace Continuity.Api.Tickets;

/// <summary>An agent has read what was said and done about a ticket.</summary>
/// <param name="TicketId">The ticket.</param>
/// <param name="AsOf">Up to where: a cursor of the customer's thread, as a handoff's `briefAsOf` or the thread's `cursor`.</param>
internal sealed record AcknowledgeBriefInput(
    [ID] string TicketId,
    string AsOf);
