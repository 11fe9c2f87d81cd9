using Continuity.Callers;
using Continuity.Customers;
using Continuity.Threads;
using Continuity.Tickets;

namespace Continuity.Briefs;

/// <summary>Entries that tell what was recorded for a ticket's brief.</summary>
internal static class BriefEntry
{
    /// <summary>
    /// For the customer too: in the ticket's latest session where whoever sees that may see what is told, else outside any, where only who is VERIFIED sees it.
    /// </summary>
    /// <param name="state">The customer's home, with the ticket's latest session.</param>
    /// <param name="caller">Who records it.</param>
    /// <param name="ticket">The ticket.</param>
    /// <param name="shownFrom">The assurance from which what is told is shown.</param>
    /// <param name="activity">What was done.</param>
    /// <param name="summary">The same in words.</param>
    /// <param name="now">The time.</param>
    public static EntryDraft Public(CustomerState state, Caller caller, Ticket ticket, Assurance shownFrom, Activity activity, string summary, DateTimeOffset now)
    {
        var entry = TicketEntry.Public(ticket, caller.ActsAs(state.Id), activity, summary, now);
        return BriefRights.LatestSession(state, ticket) is { } latest && latest.ShownFrom >= shownFrom ? entry : entry with { Session = null };
    }

    /// <summary>For agents.</summary>
    /// <param name="state">The customer's home.</param>
    /// <param name="caller">Who records it.</param>
    /// <param name="ticket">The ticket.</param>
    /// <param name="activity">What was done.</param>
    /// <param name="summary">The same in words.</param>
    /// <param name="now">The time.</param>
    public static EntryDraft Internal(CustomerState state, Caller caller, Ticket ticket, Activity activity, string summary, DateTimeOffset now) =>
        TicketEntry.Internal(ticket, caller.ActsAs(state.Id), activity, summary, now);
}
