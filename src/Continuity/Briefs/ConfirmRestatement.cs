using Continuity.Callers;
using Continuity.Customers;
using Continuity.Decisions;
using Continuity.Threads;
using Continuity.Tickets;

namespace Continuity.Briefs;

/// <summary>
/// Decides whether it is recorded that the customer says yes to the latest restatement: by the customer in person, as far as they are shown it, and for them by agents, and by bots in their
/// tickets. Who did is kept. Said again it changes nothing.
/// </summary>
public static class ConfirmRestatement
{
    /// <summary>Decides.</summary>
    /// <param name="state">The customer's home, with the ticket and its brief.</param>
    /// <param name="caller">Who asks.</param>
    /// <param name="command">What is confirmed.</param>
    /// <param name="now">The time.</param>
    /// <returns>The ticket; or NOT_FOUND, FORBIDDEN or WRONG_STATE.</returns>
    public static Decision<TicketId> Decide(CustomerState state, Caller caller, ConfirmRestatementCommand command, DateTimeOffset now)
    {
        var found = BriefRights.ToSpeak(state, caller, command.Ticket);
        if (found.Value is not { } ticket)
        {
            return found.Refusal!;
        }

        var before = state.BriefOf(ticket.Number);
        if (before.Restatement is not { } restated || !BriefRights.Sees(state, caller, restated.ShownFrom))
        {
            return NamedTicket.WrongState("Nothing was restated that could be confirmed.");
        }

        if (command.Text is { } meant && meant != restated.Text)
        {
            return new Refusal(RefusalCode.WrongState, "Something else was restated meanwhile.") { Path = ["input", "text"] };
        }

        if (restated.IsConfirmed)
        {
            return Decision.Accept(command.Ticket, state);
        }

        if (ticket.Status == TicketStatus.Closed)
        {
            return NamedTicket.WrongState("The ticket is closed; reopen it first.");
        }

        return Changes.Of(state)
            .With(before with { Restatement = restated with { ConfirmedAt = now, ConfirmedBy = caller.ActsAs(state.Id) } })
            .And(BriefEntry.Public(state, caller, ticket, restated.ShownFrom, Activity.RestatementConfirmed, $"Confirmed: \"{restated.Text}\"", now))
            .Accept(command.Ticket);
    }
}
