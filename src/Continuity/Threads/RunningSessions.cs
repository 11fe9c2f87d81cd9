using Continuity.Customers;
using Continuity.Tickets;

namespace Continuity.Threads;

/// <summary>The sessions of a ticket that go on.</summary>
internal static class RunningSessions
{
    /// <summary>
    /// The assurance from which is shown what somebody who serves the customer records on a ticket now: the highest of the ticket's sessions that go on, for it may have been heard in any of them.
    /// </summary>
    /// <param name="state">The ticket's home.</param>
    /// <param name="ticket">The ticket.</param>
    /// <returns>The assurance; VERIFIED where none goes on, or one that does was not loaded.</returns>
    public static Assurance ShownFrom(CustomerState state, Ticket ticket)
    {
        var running = ticket.Sessions.Where(state.Profile.OpenSessions.Contains).ToList();
        return running.Count == 0 ? Assurance.Verified : running.Max(number => state.Sessions.GetValueOrDefault(number)?.ShownFrom ?? Assurance.Verified);
    }
}
