using Continuity.Tickets;

namespace Continuity.Handoffs;

/// <summary>Asks an agent to answer for a ticket from now on.</summary>
/// <param name="Ticket">The ticket.</param>
/// <param name="Agent">Who is asked, by the subject of their token.</param>
/// <param name="Reason">Why, 3 to 2,000 characters.</param>
/// <param name="ExpectedVersion">The ticket's version that the caller knows, or null for any.</param>
public sealed record OfferOwnershipCommand(TicketId Ticket, string Agent, string Reason, int? ExpectedVersion = null);
