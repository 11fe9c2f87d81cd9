using Continuity.Callers;
using Continuity.Decisions;
using Continuity.FollowUps;
using Continuity.Handoffs;
using Continuity.Tickets;

namespace Continuity.Model.Rules;

/// <summary>Sessions, and what is done to a ticket as such.</summary>
internal static class TicketRules
{
    public static void StartSession(Ruling ruling)
    {
        var (desk, command, caller) = (ruling.Desk, ruling.Command, ruling.Caller);
        if (command.Ticket == 0)
        {
            Added(desk, caller);
            return;
        }

        var ticket = desk.Tickets[command.Ticket];
        ruling.Need(ticket.Status != TicketStatus.Closed, RefusalCode.WrongState);
        if (!ruling.IsAllowed)
        {
            return;
        }

        if (ticket.Status == TicketStatus.Resolved)
        {
            Reopened(ticket);
        }

        if (caller.Role == Role.Bot && ticket is { Handler: null, Owner: null } && desk.State.Tickets[ticket.Number].Handoffs.Count == 0)
        {
            ticket.HandledBy(ActorRef.Bot(caller.Id));
        }
    }

    public static void Open(Ruling ruling) => Added(ruling.Desk, ruling.Caller);

    public static void Claim(Ruling ruling)
    {
        var ticket = ruling.Desk.Tickets[ruling.Command.Ticket];
        ruling.Need(ruling.Caller.IsAgent, RefusalCode.Forbidden);
        if (!ruling.IsAllowed)
        {
            return;
        }

        var offered = ticket.Open is { } open && ruling.Desk.Handoffs[open] is { To.Queue: not null, Mode: not TransferMode.Consult } toQueue ? toQueue : null;
        if (ticket.IsOpen && ticket.IsHandledBy(ruling.Caller) && !(offered?.ExpiresAt <= ruling.Now))
        {
            ruling.Repeat();
            return;
        }

        if (offered?.ExpiresAt > ruling.Now)
        {
            HandoffRules.Accept(ruling, offered);
            return;
        }

        var waiting = offered?.To.Queue ?? ticket.Waiting;
        ruling.Need(waiting is not null, RefusalCode.WrongState);
        ruling.Need(waiting is null || ticket.Owner == ruling.Caller.Id || Cast.Queues.MayTake(ruling.Caller, waiting), RefusalCode.Forbidden);
        if (ruling.IsAllowed)
        {
            if (offered is not null)
            {
                HandoffRules.Expire(ruling, offered);
            }

            var left = HandoffRules.LeftThere(ruling, ticket);
            HandoffRules.WithdrawOpen(ruling, ticket);
            HandoffRules.Take(ruling, ticket, left);
        }
    }

    public static void Release(Ruling ruling)
    {
        var ticket = ruling.Desk.Tickets[ruling.Command.Ticket];
        ruling.Need(ticket.IsHandledBy(ruling.Caller) || ruling.ActsForOwner(ticket) || ruling.IsSupervisor, RefusalCode.Forbidden);
        if (ticket.Released is { } by && ruling.Is(by.By) && by.Queue == ruling.Command.Queue)
        {
            ruling.Repeat();
            return;
        }

        ruling.Need(ticket is { IsOpen: true, Handler: not null, Open: null }, RefusalCode.WrongState);
        var toOwner = ticket.Owner is { } owner && ticket.Handler != ActorRef.Agent(owner);
        ruling.Need(!toOwner || ruling.Command.Queue is null, RefusalCode.Invalid);
        if (ruling.IsAllowed)
        {
            HandoffRules.EndConsult(ruling, ticket, ruling.Caller.ActsAs(ruling.Desk.State.Id));
            ticket.HandledBy(toOwner ? ActorRef.Agent(ticket.Owner!) : null, ruling.Command.Queue);
        }
    }

    public static void Resolve(Ruling ruling)
    {
        var ticket = ruling.Desk.Tickets[ruling.Command.Ticket];
        ruling.Need(ruling.IsSupervisor || ruling.ActsForOwner(ticket) || ticket.IsHandledBy(ruling.Caller), RefusalCode.Forbidden);
        ruling.Need(ticket.IsOpen, RefusalCode.WrongState);
        ruling.Need(ruling.Command.CheckAfter is not { IsGiven: true, IsClear: false } || ticket.Owner is not null, RefusalCode.Invalid);
        if (!ruling.IsAllowed)
        {
            return;
        }

        HandoffRules.WithdrawOpen(ruling, ticket);
        HandoffRules.EndConsult(ruling, ticket);
        foreach (var update in ruling.Desk.OpenDuties(ticket.Number).Where(static duty => duty.Kind == FollowUpKind.ProgressUpdate).ToList())
        {
            update.Settle(FollowUpState.Kept, ActorRef.Continuity);
        }

        DutyRules.CheckResolution(ruling, ticket);
        (ticket.Status, ticket.Waiting) = (TicketStatus.Resolved, null);
    }

    public static void Reopen(Ruling ruling)
    {
        var ticket = ruling.Desk.Tickets[ruling.Command.Ticket];
        ruling.Need(ruling.Caller.IsAgent || ruling.Caller.Role == Role.Customer, RefusalCode.Forbidden);
        ruling.Need(ticket.Status == TicketStatus.Resolved || (ticket.Status == TicketStatus.Closed && ruling.Caller.IsAgent), RefusalCode.WrongState);
        if (ruling.IsAllowed)
        {
            // A closed ticket stays with whoever owned it, though they leave; opened again, it is nobody's.
            ticket.Owner = ticket is { Status: TicketStatus.Closed, Owner: { } owner } && ruling.Roster.HasLeft(owner) ? null : ticket.Owner;
            Reopened(ticket);
        }
    }

    public static void Close(Ruling ruling)
    {
        var ticket = ruling.Desk.Tickets[ruling.Command.Ticket];
        ruling.Need(
            ruling.IsSupervisor || ruling.ActsForOwner(ticket) || (ruling.Caller.IsAgent && (ticket.IsHandledBy(ruling.Caller) || ticket is { Owner: null, Handler: null })),
            RefusalCode.Forbidden);
        ruling.Need(ticket.Status != TicketStatus.Closed, RefusalCode.WrongState);
        ruling.Need(!ruling.Desk.OpenDuties(ticket.Number).Any(static duty => duty.IsOwed), RefusalCode.ObligationOpen);
        if (!ruling.IsAllowed)
        {
            return;
        }

        HandoffRules.WithdrawOpen(ruling, ticket);
        HandoffRules.EndConsult(ruling, ticket);
        if (ticket.Offer is { } offer)
        {
            OwnershipRules.Settle(ruling.Desk.Offers[offer], ticket, HandoffState.Withdrawn, ActorRef.Continuity);
        }

        (ticket.Status, ticket.Handler, ticket.Waiting) = (TicketStatus.Closed, null, null);
    }

    private static void Added(Desk desk, Caller caller)
    {
        var ticket = new DeskTicket(desk.NextTicket);
        desk.Tickets[ticket.Number] = ticket;
        ticket.Owner = caller.IsAgent ? caller.Id : null;
        ticket.HandledBy(caller.IsAgent || caller.Role == Role.Bot ? caller.ActsAs(desk.State.Id) : null);
    }

    private static void Reopened(DeskTicket ticket)
    {
        ticket.Status = TicketStatus.Open;
        Desk.GiveBack(ticket);
    }
}
