using Continuity.Tickets;

namespace Continuity.Handoffs;

/// <summary>Gives the handling of a ticket back to a bot.</summary>
/// <param name="Ticket">The ticket.</param>
/// <param name="Bot">The bot, by the subject of its token.</param>
/// <param name="IsKnown">Whether that bot has ever signed in.</param>
/// <param name="Reason">Why, 3 to 2,000 characters without blanks around them.</param>
/// <param name="ExpectedVersion">The ticket's version that the caller knows, or null for any.</param>
public sealed record ReturnToBotCommand(TicketId Ticket, string Bot, bool IsKnown, string Reason, int? ExpectedVersion = null);
