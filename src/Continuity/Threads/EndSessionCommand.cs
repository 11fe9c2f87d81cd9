using Continuity.Tickets;

namespace Continuity.Threads;

/// <summary>Ends a session.</summary>
/// <param name="Session">The session.</param>
/// <param name="WrapUp">How it ended, without <see cref="Threads.WrapUp.NextTicket"/>; or null.</param>
public sealed record EndSessionCommand(SessionId Session, WrapUp? WrapUp = null)
{
    /// <summary>When it ended, where that is told afterwards; null for now. It is no earlier than its start, and no later than now.</summary>
    public DateTimeOffset? At { get; init; }

    /// <summary>The ticket of the other matter that the customer named, where there is one already.</summary>
    public TicketId? NextTicket { get; init; }

    /// <summary>That ticket as it was read, where it is at another home than the session; null where there is no such ticket.</summary>
    public Ticket? FoundNext { get; init; }

    /// <summary>The other matter that the customer named, where it has no ticket yet.</summary>
    public RaisedMatter? NextMatter { get; init; }

    /// <summary>What the customer writes of the session, 1 to 4,000 characters; null where they write nothing, and where somebody else ends it.</summary>
    public string? Feedback { get; init; }
}
