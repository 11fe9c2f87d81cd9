using Continuity.Callers;
using Continuity.Customers;
using Continuity.Tickets;

namespace Continuity.Threads;

/// <summary>What the start of a session does to its ticket.</summary>
internal static class SessionTicket
{
    /// <summary>The ticket with the session on it: a new one, or the one that was chosen, open.</summary>
    /// <param name="state">The customer.</param>
    /// <param name="caller">Who starts the session.</param>
    /// <param name="chosen">The ticket that was chosen.</param>
    /// <param name="command">The session.</param>
    /// <param name="assurance">The assurance from which the session is shown.</param>
    /// <param name="session">The session's number.</param>
    /// <param name="now">The time.</param>
    public static Ticket Of(
        CustomerState state, Caller caller, TicketChoice chosen, StartSessionCommand command, Assurance assurance, int session, DateTimeOffset now)
    {
        var ticket = chosen.Ticket is { } existing ? Continued(existing, caller, now) : New(state, caller, command, assurance, now);
        return ticket with
        {
            Sessions = [.. ticket.Sessions, session],
            Channels = [.. ticket.Channels.Append(command.Channel).Distinct()],
            LowestAssurance = AssuranceRule.Lower(ticket.LowestAssurance, assurance),
        };
    }

    private static Ticket New(CustomerState state, Caller caller, StartSessionCommand command, Assurance assurance, DateTimeOffset now)
    {
        var ticket = new Ticket(
            state.Profile.TicketCount + 1,
            command.DisplayNumber,
            command.Subject ?? $"{command.Channel.SessionInWords} without a subject",
            now,
            command.Channel)
        {
            Queue = command.Queue,
            OpenedUnder = assurance,
            LowestAssurance = assurance,
            LogLengthAtOpening = state.LogLength,
        };
        return caller.IsAgent ? ticket.ClaimedBy(caller.Id) : WithBot(ticket.Waiting(now), caller);
    }

    private static Ticket Continued(Ticket ticket, Caller caller, DateTimeOffset now) =>
        WithBot(ticket.Status == TicketStatus.Open ? ticket : ticket.Reopened(now), caller).Changed(now);

    // A bot talks with the customer from the first word, so it handles what nobody else does; but what was handed to people waits for people.
    private static Ticket WithBot(Ticket ticket, Caller caller) =>
        caller.Role == Role.Bot && ticket is { Handler: null, Owner: null, Handoffs.Count: 0 } ? ticket.HandledBy(ActorRef.Bot(caller.Id)) : ticket;
}
