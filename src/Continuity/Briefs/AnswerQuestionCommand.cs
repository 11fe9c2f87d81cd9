using Continuity.Tickets;

namespace Continuity.Briefs;

/// <summary>Answers a question of a ticket.</summary>
/// <param name="Ticket">The ticket.</param>
/// <param name="Question">The question, in the words in which it was asked.</param>
/// <param name="Answer">The answer, 1 to 2,000 characters.</param>
public sealed record AnswerQuestionCommand(TicketId Ticket, string Question, string Answer);
