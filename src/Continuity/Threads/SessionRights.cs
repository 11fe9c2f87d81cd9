using Continuity.Callers;
using Continuity.Customers;
using Continuity.Tickets;

namespace Continuity.Threads;

/// <summary>Which sessions a caller takes part in: may write in, and end.</summary>
internal static class SessionRights
{
    /// <summary>Whether a caller takes part in a session.</summary>
    /// <param name="home">The customer whose session it is.</param>
    /// <param name="session">The session.</param>
    /// <param name="ticket">Its ticket; null where it is not loaded.</param>
    /// <param name="caller">Who asks.</param>
    public static bool Takes(CustomerId home, Session session, Ticket? ticket, Caller caller) => caller.Role switch
    {
        Role.Agent or Role.Supervisor => true,
        Role.Customer => (caller.IsAtHome(home) && session.ShownFrom <= caller.Identity?.Assurance) || IsLetInByCode(session, caller),
        Role.Bot => session.StartedBy == caller.ActsAs(home) || ticket?.IsHandledBy(caller) == true,
        _ => session.StartedBy == caller.ActsAs(home),
    };

    /// <summary>Whether a customer, whoever they are, was let in to a session by a continuation code, and it still goes on.</summary>
    /// <param name="session">The session.</param>
    /// <param name="caller">Who asks.</param>
    public static bool IsLetInByCode(Session session, Caller caller) =>
        session.State == SessionState.Active && IsGuest(session, caller);

    /// <summary>Whether a customer, whoever they are, was let in to a session by a continuation code, even if it has ended.</summary>
    /// <param name="session">The session.</param>
    /// <param name="caller">Who asks.</param>
    public static bool IsGuest(Session session, Caller caller) =>
        session.Guest is { } guest && caller.Identity is { } own && own.Identity == guest.Identity && own.Assurance >= guest.Assurance;
}
