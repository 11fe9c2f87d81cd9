using Continuity.Callers;
using Continuity.Customers;
using Continuity.Decisions;
using Continuity.Threads;
using Continuity.Tickets;

namespace Continuity.Continuation;

/// <summary>
/// Decides whether a code is issued to go on with a ticket elsewhere, and how sure it makes it who comes with it: by agents for any ticket, by a bot for those of its
/// running sessions, by a customer for its own, by a channel's system for those of the sessions that it started. A code is as sure as the session it is issued in, and for a
/// bot or customer no surer than they are themselves.
/// </summary>
public static class IssueContinuationCode
{
    /// <summary>Decides.</summary>
    /// <param name="state">The customer, with the ticket, the sessions that go on, the one that is named, and for a channel's system all of the ticket's.</param>
    /// <param name="caller">Who asks.</param>
    /// <param name="command">What to issue.</param>
    /// <param name="options">How long it is valid.</param>
    /// <param name="now">The time.</param>
    /// <returns>What the code stands for; or NOT_FOUND, FORBIDDEN or WRONG_STATE.</returns>
    public static Outcome<ContinuationGrant> Decide(
        CustomerState state, Caller caller, IssueContinuationCodeCommand command, ContinuationOptions options, DateTimeOffset now)
    {
        var found = NamedTicket.Find(state, caller, command.Ticket);
        if (found.Value is not { } ticket)
        {
            return found.Refusal!;
        }

        var access = ThreadAccess.Of(caller, state);
        var usable = state.Sessions.Values.Where(session => session.Ticket == ticket.Number && SessionRights.Takes(state.Id, session, ticket, caller)).ToList();
        if (RefuseRole(caller, access, usable) is { } refusal)
        {
            return refusal;
        }

        if (ticket.Status == TicketStatus.Closed)
        {
            return NamedTicket.WrongState("The ticket is closed; reopen it first.");
        }

        var session = usable.Where(IsActive).MaxBy(static session => session.Number);
        if (command.Session is { } named)
        {
            session = usable.FirstOrDefault(session => new SessionId(state.Id, session.Number) == named);
            if (session is null)
            {
                return Refusal.NotFound("session of the ticket", "input", "sessionId");
            }

            // Who was at hand in a session that is over may not be at hand now.
            if (!IsActive(session))
            {
                return new Refusal(RefusalCode.WrongState, "The session has ended; name one that goes on, or none.") { Path = ["input", "sessionId"] };
            }
        }

        return new ContinuationGrant(command.Ticket, Assurance(caller, access, session), now + options.ValidFor)
        {
            IssuedIn = session is null ? null : new SessionId(state.Id, session.Number),
        };
    }

    private static Refusal? RefuseRole(Caller caller, ThreadAccess access, IReadOnlyList<Session> usable) => caller.Role switch
    {
        Role.Bot when !usable.Any(IsActive) => Refusal.Forbidden("A bot issues codes for the tickets of its running sessions."),
        Role.Customer when access.IsGuest => Refusal.Forbidden("A guest of a customer's session issues no codes for their tickets."),
        _ => null,
    };

    private static Assurance Assurance(Caller caller, ThreadAccess access, Session? session)
    {
        if (caller.Role is Role.Bot or Role.Customer)
        {
            return AssuranceRule.Lower(session?.Assurance ?? access.Bound, access.Bound);
        }

        return session?.Assurance ?? Customers.Assurance.Claimed;
    }

    private static bool IsActive(Session session) => session.State == SessionState.Active;
}
