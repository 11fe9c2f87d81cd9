using Continuity.Tickets;

namespace Continuity.Threads;

/// <summary>Another matter that a customer named as a session ended, and that has no ticket yet: one is opened for it.</summary>
/// <param name="Subject">What it is about, 1 to 200 characters; null where that was not said: the subject is then the ticket on which it came up.</param>
/// <param name="Channel">The channel on which it came up.</param>
/// <param name="DisplayNumber">The number that people will read out.</param>
/// <param name="Queue">The queue that it waits in where nobody handles it.</param>
public sealed record RaisedMatter(string? Subject, Channel Channel, string DisplayNumber, string Queue)
{
    // The number and not the subject, which may have been said under a higher assurance.
    internal string SubjectFrom(Ticket ticket) => Subject ?? $"Another matter, raised on ticket {ticket.DisplayNumber}";
}
