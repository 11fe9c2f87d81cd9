using Continuity.Customers;

namespace Continuity.Threads;

/// <summary>
/// From which assurance on a session is shown. Who gives nothing to be known by, and names a ticket or session, or answers an e-mail, is nobody in particular: what
/// they say there is shown to those who are shown what they named, and opens the ticket to no one else.
/// </summary>
internal static class SessionBound
{
    /// <summary>The lowest assurance under which a session is shown.</summary>
    /// <param name="command">The session that starts.</param>
    /// <param name="chosen">Its ticket.</param>
    /// <param name="goesOnFrom">The session it goes on from, or null.</param>
    /// <param name="assurance">Its own assurance.</param>
    public static Assurance Of(StartSessionCommand command, TicketChoice chosen, Session? goesOnFrom, Assurance assurance)
    {
        var isNobody = assurance == Assurance.Anonymous && command is { Customer.Claims.Count: 0, Continuation: null };
        if (!isNobody || command is { Ticket: null, ContinuesSession: null })
        {
            return assurance;
        }

        var ofTicket = chosen.Ticket?.OpenedUnder ?? assurance;
        var ofSession = command.ContinuesSession is null ? assurance : goesOnFrom?.ShownFrom ?? assurance;
        return ofTicket > ofSession ? ofTicket : ofSession;
    }
}
