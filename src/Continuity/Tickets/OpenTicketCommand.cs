using Continuity.Threads;

namespace Continuity.Tickets;

/// <summary>Opens a ticket beside those that the customer has.</summary>
/// <param name="Subject">What it is about, 1 to 200 characters.</param>
/// <param name="Channel">The channel on which the matter came up.</param>
/// <param name="DisplayNumber">The number that people will read out.</param>
/// <param name="Queue">The queue that it waits in where nobody handles it.</param>
/// <param name="Session">The session in which it came up, or null; it stays with its own ticket.</param>
public sealed record OpenTicketCommand(string Subject, Channel Channel, string DisplayNumber, string Queue, SessionId? Session = null);
