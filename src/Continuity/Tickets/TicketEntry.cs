using Continuity.Callers;
using Continuity.Threads;

namespace Continuity.Tickets;

/// <summary>
/// Entries that tell what was done to a ticket, whoever did it. What is PUBLIC is told in the ticket's latest session, so that the chat or app of that session shows it; what is
/// INTERNAL, outside any.
/// </summary>
internal static class TicketEntry
{
    /// <summary>For everybody who sees the ticket's latest session.</summary>
    public static EntryDraft Public(Ticket ticket, ActorRef by, Activity activity, string summary, DateTimeOffset now) =>
        new(new ActivityContent(activity, summary), by, ticket.NewestChannel, now) { Ticket = ticket.Number, Session = ticket.LatestSession };

    /// <summary>For agents.</summary>
    public static EntryDraft Internal(Ticket ticket, ActorRef by, Activity activity, string summary, DateTimeOffset now) =>
        new(new ActivityContent(activity, summary), by, ticket.NewestChannel, now) { Ticket = ticket.Number, Visibility = Visibility.Internal };
}
