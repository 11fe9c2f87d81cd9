using Continuity.Callers;
using Continuity.Customers;
using Continuity.Decisions;
using Continuity.Threads;
using Continuity.Tickets;

namespace Continuity.Briefs;

/// <summary>Who may record what for a ticket's brief.</summary>
internal static class BriefRights
{
    /// <summary>Finds the ticket for which something is recorded: by agents, and by bots in their tickets; not once it is closed.</summary>
    /// <param name="state">The customer's home, with the ticket.</param>
    /// <param name="caller">Who asks.</param>
    /// <param name="id">The ticket that is named.</param>
    /// <returns>The ticket; or NOT_FOUND, FORBIDDEN or WRONG_STATE.</returns>
    public static Outcome<Ticket> ToRecord(CustomerState state, Caller caller, TicketId id)
    {
        var found = NamedTicket.Find(state, caller, id);
        return found.Value is not { } ticket ? found
            : !Records(state, caller, ticket) ? Refusal.Forbidden("Agents may record what is known of a ticket, and bots of the tickets that they handle or talk about.")
            : ticket.Status == TicketStatus.Closed ? NamedTicket.WrongState("The ticket is closed; reopen it first.")
            : ticket;
    }

    /// <summary>Finds the ticket for which a customer's word is recorded: by the customer in person, too.</summary>
    /// <param name="state">The customer's home, with the ticket.</param>
    /// <param name="caller">Who asks.</param>
    /// <param name="id">The ticket that is named.</param>
    /// <returns>The ticket; or NOT_FOUND or FORBIDDEN.</returns>
    public static Outcome<Ticket> ToSpeak(CustomerState state, Caller caller, TicketId id)
    {
        var found = NamedTicket.Find(state, caller, id);
        return found.Value is not { } ticket || Records(state, caller, ticket) || IsCustomer(state, caller)
            ? found
            : Refusal.Forbidden("The customer in person may say so, and for them agents, and bots in their tickets.");
    }

    /// <summary>Whether a caller has a part in what is recorded of a ticket: agents, and bots that handle it or run a session about it.</summary>
    public static bool Records(CustomerState state, Caller caller, Ticket ticket) =>
        caller.IsAgent || (caller.Role == Role.Bot && (ticket.IsHandledBy(caller) || SessionsOf(state, caller, ticket).Any()));

    /// <summary>Whether a caller is shown what was recorded in a session that is shown from an assurance.</summary>
    /// <param name="state">The customer's home.</param>
    /// <param name="caller">Who asks.</param>
    /// <param name="shownFrom">The assurance.</param>
    public static bool Sees(CustomerState state, Caller caller, Assurance shownFrom) =>
        ThreadAccess.Of(caller, state).ShowsFrom(shownFrom);

    /// <summary>
    /// The assurance from which what a caller records now is shown: for agents, who may have heard it in any session that goes on, see <see cref="RunningSessions"/>; for others that under which
    /// they speak.
    /// </summary>
    public static Assurance ShownFrom(CustomerState state, Caller caller, Ticket ticket) =>
        caller.IsAgent
            ? RunningSessions.ShownFrom(state, ticket)
            : SessionsOf(state, caller, ticket).Aggregate(ThreadAccess.Of(caller, state).Bound, static (highest, session) => AssuranceRule.Higher(highest, session.ShownFrom));

    /// <summary>The ticket's latest session, where it has one and it was loaded.</summary>
    public static Session? LatestSession(CustomerState state, Ticket ticket) => ticket.LatestSession is { } number ? state.Sessions.GetValueOrDefault(number) : null;

    private static bool IsCustomer(CustomerState state, Caller caller) => caller.Role == Role.Customer && !ThreadAccess.Of(caller, state).IsGuest;

    private static IEnumerable<Session> SessionsOf(CustomerState state, Caller bot, Ticket ticket) =>
        bot.Role == Role.Bot
            ? state.Sessions.Values.Where(session => session.Ticket == ticket.Number && session.State == SessionState.Active && session.StartedBy == bot.ActsAs(state.Id))
            : [];
}
