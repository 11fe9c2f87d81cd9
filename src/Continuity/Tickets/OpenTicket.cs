using Continuity.Callers;
using Continuity.Customers;
using Continuity.Decisions;
using Continuity.Threads;

namespace Continuity.Tickets;

/// <summary>
/// Decides whether a ticket is opened beside those that the customer has. Agents may, and own and handle it then; everybody else opens one
/// by starting a session with it. The session in which it came up stays with its own ticket until it is moved.
/// </summary>
public static class OpenTicket
{
    /// <summary>Decides.</summary>
    /// <param name="state">The customer, with the session where one is named.</param>
    /// <param name="caller">Who asks.</param>
    /// <param name="command">What to open.</param>
    /// <param name="now">The time.</param>
    /// <returns>The ticket; or NOT_FOUND, FORBIDDEN or INVALID.</returns>
    public static Decision<TicketId> Decide(CustomerState state, Caller caller, OpenTicketCommand command, DateTimeOffset now)
    {
        if (state.IsEmpty || !ThreadAccess.Of(caller, state).SeesCustomer)
        {
            return Refusal.NotFound("customer", "input", "customerId");
        }

        if (!caller.IsAgent)
        {
            return Refusal.Forbidden("Agents may open a ticket outside a session.");
        }

        if (TextBound.Line.Check(command.Subject, "input", "subject") is { } invalid)
        {
            return invalid;
        }

        Session? session = null;
        if (command.Session is { } id && !(id.Home == state.Id && state.Sessions.TryGetValue(id.Number, out session)))
        {
            return Refusal.NotFound("session", "input", "sessionId");
        }

        var changes = Apply(Changes.Of(state), caller, command, session, now);
        return changes.Accept(new TicketId(state.Id, changes.State.Profile.TicketCount));
    }

    /// <summary>Opens one, which may be opened. An agent owns and handles it; from anybody else it waits in its queue.</summary>
    /// <param name="changes">What was done so far.</param>
    /// <param name="caller">Who opens it.</param>
    /// <param name="command">What to open.</param>
    /// <param name="session">The session in which it came up, or null.</param>
    /// <param name="now">The time.</param>
    internal static Changes Apply(Changes changes, Caller caller, OpenTicketCommand command, Session? session, DateTimeOffset now)
    {
        var state = changes.State;
        var assurance = session?.ShownFrom ?? Assurance.Verified;
        var ticket = new Ticket(state.Profile.TicketCount + 1, command.DisplayNumber, command.Subject, now, command.Channel)
        {
            Queue = command.Queue,
            OpenedUnder = assurance,
            LowestAssurance = assurance,
            LogLengthAtOpening = state.LogLength,
        };
        ticket = caller.IsAgent ? ticket.ClaimedBy(caller.Id) : ticket.Waiting(now);
        changes = changes
            .With((state with { Profile = state.Profile with { TicketCount = ticket.Number } }).With(ticket))
            .And(Entry(Activity.TicketOpened, $"Opened ticket {ticket.DisplayNumber}."));
        return caller.IsAgent ? changes.And(Entry(Activity.TicketClaimed, $"{caller.Name ?? caller.Id} took ticket {ticket.DisplayNumber}.")) : changes;

        EntryDraft Entry(Activity activity, string summary) =>
            NamedTicket.Entry(state, caller, ticket, activity, summary, now) with { Session = session?.Number };
    }
}
