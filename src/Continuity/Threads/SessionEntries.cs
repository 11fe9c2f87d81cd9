using Continuity.Callers;
using Continuity.Customers;
using Continuity.Tickets;

namespace Continuity.Threads;

/// <summary>The entries that tell of the start of a session.</summary>
internal static class SessionEntries
{
    /// <summary>That it started, what it goes on from, and what came of it, in order.</summary>
    /// <param name="session">The session.</param>
    /// <param name="ticket">Its ticket, with it.</param>
    /// <param name="chosen">Its ticket, before it.</param>
    /// <param name="goesOnFrom">The session it goes on from, or null.</param>
    /// <param name="linked">The identities that were linked.</param>
    /// <param name="caller">Who started it.</param>
    public static IReadOnlyList<EntryDraft> Started(
        Session session, Ticket ticket, TicketChoice chosen, Session? goesOnFrom, IReadOnlyList<LinkedIdentity> linked, Caller caller)
    {
        var entries = new List<EntryDraft> { Start(session, goesOnFrom) };
        if (chosen.Ticket is null)
        {
            entries.Add(OfTicket(session, Activity.TicketOpened, $"Opened ticket {ticket.DisplayNumber}."));
        }
        else if (chosen.Ticket.Status != TicketStatus.Open)
        {
            entries.Add(OfTicket(session, Activity.TicketReopened, $"Reopened ticket {ticket.DisplayNumber}."));
        }

        if (chosen.Ticket is null && ticket.IsOwnedBy(caller))
        {
            entries.Add(OfTicket(session, Activity.TicketClaimed, $"{caller.Name ?? caller.Id} took ticket {ticket.DisplayNumber}."));
        }

        entries.AddRange(linked.Select(one => LinkIdentity.Entry(one, session.Channel) with { Session = session.Number }));
        return entries;
    }

    /// <summary>That an earlier session goes on in another one, told in the earlier one, which by that has not ended.</summary>
    /// <param name="session">The session that goes on from it.</param>
    /// <param name="id">The earlier session's id.</param>
    /// <param name="earlier">The earlier session.</param>
    public static EntryDraft GoesOn(Session session, SessionId id, Session earlier) =>
        new(new ActivityContent(Activity.SessionMoved, $"Goes on by {session.Channel.InWords}."), session.StartedBy, earlier.Channel, session.StartedAt)
        {
            Session = id.Number,
            Visibility = session.ShownFrom > earlier.ShownFrom ? Visibility.Internal : Visibility.Public,
        };

    // Where the earlier session was held under a higher assurance, that it was is only for agents.
    private static EntryDraft Start(Session session, Session? goesOnFrom)
    {
        var start = $"{session.Channel.SessionInWords} started{(session.Match.TicketRule == TicketRule.ContinuationCode ? " with a continuation code" : "")}";
        var summary = goesOnFrom is null ? $"{start}."
            : goesOnFrom.Channel == session.Channel ? $"{start}, going on from the one of {goesOnFrom.StartedAt.InWords}."
            : $"{start}, going on by {session.Channel.InWords} from {goesOnFrom.Channel.InWords}: the session of {goesOnFrom.StartedAt.InWords}.";
        return new(new ActivityContent(Activity.SessionStarted, summary), session.StartedBy, session.Channel, session.StartedAt)
        {
            Session = session.Number,
            Visibility = goesOnFrom?.ShownFrom > session.ShownFrom ? Visibility.Internal : Visibility.Public,
        };
    }

    private static EntryDraft OfTicket(Session session, Activity activity, string summary) =>
        new(new ActivityContent(activity, summary), session.StartedBy, session.Channel, session.StartedAt)
        {
            Session = session.Number,
            Ticket = session.Ticket,
        };
}
