using Continuity.Threads;

namespace Continuity.SelfService;

/// <summary>The customer wants the help that was offered.</summary>
/// <param name="Offer">The offer.</param>
/// <param name="Channel">The channel to go on by, of those that were offered.</param>
/// <param name="Queue">The queue that is asked where the step names none and the ticket waits in none; a new ticket's own.</param>
/// <param name="Ticket">The number of the session's ticket, whose brief was loaded.</param>
/// <param name="DisplayNumber">The number that people will read out of a new ticket, where one must be opened.</param>
public sealed record AcceptAssistanceCommand(AssistanceOfferId Offer, Channel Channel, string Queue, int Ticket, string DisplayNumber);
