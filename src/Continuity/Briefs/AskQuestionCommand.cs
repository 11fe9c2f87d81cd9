using Continuity.Tickets;

namespace Continuity.Briefs;

/// <summary>Records a question that must be answered to solve a ticket.</summary>
/// <param name="Ticket">The ticket.</param>
/// <param name="Question">What is asked, 1 to 2,000 characters.</param>
public sealed record AskQuestionCommand(TicketId Ticket, string Question);
