using Continuity.Callers;
using Continuity.Customers;
using Continuity.Threads;
using Continuity.Tickets;

namespace Continuity.FollowUps;

/// <summary>
/// Entries that tell the customer of a follow-up. They quote what was promised: where the ticket's latest session may be shown under a lower assurance than the promise was, they are
/// told outside any session, which VERIFIED alone opens.
/// </summary>
internal static class FollowUpEntry
{
    /// <summary>For everybody to whom the promise is shown.</summary>
    /// <param name="state">The customer's home, with the ticket; and with its latest session, where that goes on.</param>
    /// <param name="followUp">The follow-up.</param>
    /// <param name="by">Who did it.</param>
    /// <param name="activity">What was done.</param>
    /// <param name="summary">What the customer is told.</param>
    /// <param name="now">The time.</param>
    public static EntryDraft Public(CustomerState state, FollowUp followUp, ActorRef by, Activity activity, string summary, DateTimeOffset now)
    {
        var ticket = state.Tickets[followUp.Ticket];
        var entry = TicketEntry.Public(ticket, by, activity, summary, now);
        return ShownFrom(state, ticket) >= followUp.ShownFrom ? entry : entry with { Session = null };
    }

    // Of a session that has ended no more is known than of all those of its ticket.
    private static Assurance ShownFrom(CustomerState state, Ticket ticket) =>
        ticket.LatestSession is { } number && state.Sessions.TryGetValue(number, out var session) ? session.ShownFrom : ticket.LowestAssurance;
}
