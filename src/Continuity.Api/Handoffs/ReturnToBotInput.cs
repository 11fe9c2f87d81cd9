using Continuity.GraphQL;

namespace Continuity.Api.Handoffs;

/// <summary>A bot goes on with a ticket.</summary>
/// <param name="TicketId">The ticket.</param>
/// <param name="BotId">The bot.</param>
/// <param name="Reason">Why; 3 to 2,000 characters, blanks around it not counted.</param>
/// <param name="ExpectedVersion">The version that you saw; another one by now refuses the command with STALE_VERSION.</param>
internal sealed record ReturnToBotInput(
    [ID] string TicketId,
    [ID] string BotId,
    string Reason,
    int? ExpectedVersion);
