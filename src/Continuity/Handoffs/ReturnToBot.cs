using Continuity.Callers;
using Continuity.Customers;
using Continuity.Decisions;
using Continuity.Staff;
using Continuity.Threads;
using Continuity.Tickets;

namespace Continuity.Handoffs;

/// <summary>
/// Decides whether a bot goes on with a ticket: said by the agent who handles it, who owns it or acts for the owner, or a supervisor; only while an agent owns it, who stays
/// responsible. The entry marks where people stopped.
/// </summary>
public static class ReturnToBot
{
    /// <summary>Decides.</summary>
    /// <param name="state">The customer's home, with the ticket and all that is open.</param>
    /// <param name="caller">Who asks.</param>
    /// <param name="command">What to give back.</param>
    /// <param name="roster">The agents.</param>
    /// <param name="now">The time.</param>
    /// <returns>The ticket; or NOT_FOUND, FORBIDDEN, INVALID, STALE_VERSION or WRONG_STATE.</returns>
    public static Decision<TicketId> Decide(CustomerState state, Caller caller, ReturnToBotCommand command, Roster roster, DateTimeOffset now)
    {
        command = command with { Reason = command.Reason.Trim() };
        var found = NamedTicket.Find(state, caller, command.Ticket);
        if (found.Value is not { } ticket)
        {
            return found.Refusal!;
        }

        if (!caller.IsAgent || !TicketRights.HasPart(caller, ticket, roster, now))
        {
            return Refusal.Forbidden("The agent who handles or owns a ticket may return it to a bot, who acts for the owner, and supervisors.");
        }

        if ((TextBound.Reason.Check(command.Reason, "input", "reason")
            ?? (command.IsKnown ? null : Refusal.Invalid("botId is the id of no bot.", "input", "botId"))) is { } invalid)
        {
            return invalid;
        }

        var bot = ActorRef.Bot(command.Bot);
        if (ticket.Status == TicketStatus.Open && ticket.Handler == bot)
        {
            return Decision.Accept(command.Ticket, state);
        }

        if ((NamedTicket.CheckVersion(ticket, command.ExpectedVersion) ?? CheckState(ticket)) is { } refusal)
        {
            return refusal;
        }

        var by = caller.ActsAs(state.Id);
        var changes = SettleOpenOffers.EndConsult(Changes.Of(state), ticket.Number, by, "The ticket went back to a bot.", roster, now);
        var returned = changes.State.Tickets[ticket.Number].HandledBy(bot).Changed(now);
        return changes
            .With(returned)
            .And(TicketEntry.Public(returned, by, Activity.ReturnedToBot, "A bot goes on from here.", now))
            .And(TicketEntry.Internal(returned, by, Activity.HandlingReturned, $"{HandoffWords.NameOf(caller)} returned the ticket to a bot: {command.Reason}", now))
            .Accept(command.Ticket);
    }

    private static Refusal? CheckState(Ticket ticket) => ticket switch
    {
        { Status: not TicketStatus.Open } => NamedTicket.WrongState("The ticket is not open."),
        { Owner: null } => NamedTicket.WrongState("Nobody owns the ticket yet: an agent must claim it first."),
        { OpenHandoff: not null } => NamedTicket.WrongState("The ticket is offered to somebody: that offer must be settled first."),
        _ => null,
    };
}
