using Continuity.Callers;
using Continuity.Customers;
using Continuity.Decisions;
using Continuity.Tickets;

namespace Continuity.Threads;

/// <summary>Decides whether an entry may be recorded. It changes no state, so only the session and its ticket need be known.</summary>
public static class RecordEntry
{
    /// <summary>Decides.</summary>
    /// <param name="home">The customer whose session it is.</param>
    /// <param name="session">The session.</param>
    /// <param name="ticket">The session's ticket.</param>
    /// <param name="caller">Who asks.</param>
    /// <param name="command">What to record.</param>
    /// <param name="now">The time.</param>
    public static Outcome<EntryDraft> Decide(
        CustomerId home, Session session, Ticket ticket, Caller caller, RecordEntryCommand command, DateTimeOffset now) =>
        throw new NotImplementedException();
}
