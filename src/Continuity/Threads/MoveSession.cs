using Continuity.Callers;
using Continuity.Customers;
using Continuity.Decisions;
using Continuity.Tickets;

namespace Continuity.Threads;

/// <summary>
/// Decides whether a session, running or ended, moves to another ticket of the same customer; its entries go with it. Agents may.
/// The ticket that it leaves keeps its channels, for who else used them is not known here.
/// </summary>
public static class MoveSession
{
    /// <summary>Decides.</summary>
    /// <param name="state">The customer, with the session, its ticket and the other ticket.</param>
    /// <param name="caller">Who asks.</param>
    /// <param name="command">What to move.</param>
    /// <param name="now">The time.</param>
    /// <returns>The session; or NOT_FOUND, FORBIDDEN, INVALID or WRONG_STATE.</returns>
    public static Decision<SessionId> Decide(CustomerState state, Caller caller, MoveSessionCommand command, DateTimeOffset now)
    {
        var session = command.Session.Home == state.Id ? state.Sessions.GetValueOrDefault(command.Session.Number) : null;
        if (session is null || !ThreadAccess.Of(caller, state).Sees(session))
        {
            return Refusal.NotFound("session", "input", "sessionId");
        }

        if (!caller.IsAgent)
        {
            return Refusal.Forbidden("Agents may move a session.");
        }

        if (TextBound.Paragraph.CheckOptional(command.Reason, "input", "reason") is { } invalid)
        {
            return invalid;
        }

        if (command.Ticket.Home != state.Id)
        {
            return Refusal.Invalid(
                state.OtherHomes.Any(home => home.Id == command.Ticket.Home)
                    ? "The ticket came with another of the customers that were merged, and a session stays with its own; start another session on that ticket."
                    : "The ticket must be the same customer's.",
                "input",
                "ticketId");
        }

        if (!state.Tickets.TryGetValue(command.Ticket.Number, out var target))
        {
            return Refusal.NotFound("ticket", "input", "ticketId");
        }

        if (session.Ticket == target.Number)
        {
            return Decision.Accept(command.Session, state);
        }

        return target.Status == TicketStatus.Open
            ? Moved(state, caller, command, session, target, now)
            : new Refusal(RefusalCode.WrongState, "The ticket is not open; reopen it first.") { Path = ["input", "ticketId"] };
    }

    private static Decision<SessionId> Moved(
        CustomerState state, Caller caller, MoveSessionCommand command, Session session, Ticket target, DateTimeOffset now)
    {
        var source = state.Tickets.GetValueOrDefault(session.Ticket)
            ?? throw new ArgumentException("The session's ticket was not loaded.", nameof(state));
        List<int> remaining = [.. source.Sessions.Where(number => number != session.Number)];
        var reason = command.Reason is null ? "." : $": {command.Reason}";
        var who = caller.Name ?? caller.Id;
        var moved = session with
        {
            Ticket = target.Number,
            Match = session.Match with
            {
                TicketRule = TicketRule.MovedByAgent,
                Explanation = $"{who} moved the session here from ticket {source.DisplayNumber}.",
            },
        };
        var after = state
            .With(moved)
            .With(source.Changed(now) with { Sessions = remaining, Channels = remaining.Count > 0 ? source.Channels : [] })
            .With(target.Changed(now) with
            {
                Sessions = [.. target.Sessions.Append(session.Number).Order()],
                Channels = [.. target.Channels.Append(session.Channel).Distinct()],
                LowestAssurance = AssuranceRule.Lower(target.LowestAssurance, session.ShownFrom),
                LogLengthAtOpening = Math.Min(target.LogLengthAtOpening, session.LogLengthAtStart),
            });
        return Decision.Accept(
            command.Session,
            after,
            Entry($"{who} moved a session to ticket {target.DisplayNumber}{reason}", source.Number, null),
            Entry($"{who} moved the session here from ticket {source.DisplayNumber}{reason}", target.Number, session.Number));

        // One on each ticket, for agents: why a matter is another one is said among them.
        EntryDraft Entry(string summary, int ticket, int? number) =>
            new(new ActivityContent(Activity.SessionMoved, summary), caller.ActsAs(state.Id), session.Channel, now)
            {
                Session = number,
                Ticket = ticket,
                Visibility = Visibility.Internal,
            };
    }
}
