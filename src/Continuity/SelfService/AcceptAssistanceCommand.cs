using Continuity.Threads;

namespace Continuity.SelfService;

/// <summary>The customer wants the help that was offered.</summary>
/// <param name="Offer">The offer.</param>
/// <param name="Channel">The channel to go on by, of those that were offered.</param>
/// <param name="Queue">The queue that is asked where the step names none.</param>
/// <param name="Ticket">The number of the session's ticket, whose brief was loaded.</param>
public sealed record AcceptAssistanceCommand(AssistanceOfferId Offer, Channel Channel, string Queue, int Ticket);
