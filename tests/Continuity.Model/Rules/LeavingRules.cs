using Continuity.Callers;
using Continuity.FollowUps;
using Continuity.Handoffs;
using Continuity.Tickets;

namespace Continuity.Model.Rules;

/// <summary>What becomes of all that somebody had a part in who has left.</summary>
internal static class LeavingRules
{
    public static void Reassign(Ruling ruling)
    {
        foreach (var ticket in ruling.Desk.Tickets.Values.Where(static one => one.Status != TicketStatus.Closed))
        {
            PassOwnership(ruling, ticket);
            EndOffers(ruling, ticket);
            foreach (var duty in ruling.Desk.OpenDuties(ticket.Number).Where(duty => HasLeft(ruling, duty.EscalatedTo)))
            {
                PassEscalation(ruling, duty);
            }

            if (ticket.Handler is { Kind: ActorKind.Agent } handler && HasLeft(ruling, handler.Id))
            {
                Desk.GiveBack(ticket);
            }
        }
    }

    private static void PassOwnership(Ruling ruling, DeskTicket ticket)
    {
        if (!HasLeft(ruling, ticket.Owner))
        {
            return;
        }

        ticket.Owner = ruling.Roster.SuccessorOf(ticket.Owner!);
        foreach (var duty in ruling.Desk.OpenDuties(ticket.Number))
        {
            duty.Responsible = ticket.Owner;
            if (duty.State == FollowUpState.Missed && duty.EscalatedTo == ticket.Owner)
            {
                (duty.EscalatedTo, duty.NextAt) = (null, ruling.Now + DeskDuty.LeastAhead);
            }
        }
    }

    private static void EndOffers(Ruling ruling, DeskTicket ticket)
    {
        if (ticket.Open is { } open && HasLeft(ruling, ruling.Desk.Handoffs[open].To.Agent))
        {
            HandoffRules.Settled(ruling, ruling.Desk.Handoffs[open], HandoffState.Withdrawn, ActorRef.Continuity);
        }

        if (ticket.Consult is { } consult && ruling.Desk.Handoffs[consult].SettledBy is { } adviser && HasLeft(ruling, adviser.Id))
        {
            HandoffRules.EndConsult(ruling, ticket);
        }

        if (ticket.Offer is { } offer && (HasLeft(ruling, ruling.Desk.Offers[offer].To) || HasLeft(ruling, ruling.Desk.Offers[offer].From)))
        {
            OwnershipRules.Settle(ruling.Desk.Offers[offer], ticket, HandoffState.Withdrawn, ActorRef.Continuity);
        }
    }

    // Who owes it is not the one to be told that it was missed.
    private static void PassEscalation(Ruling ruling, DeskDuty duty)
    {
        var successor = ruling.Roster.SuccessorOf(duty.EscalatedTo!);
        duty.EscalatedTo = successor == duty.Responsible ? ruling.Roster.EscalationFor(successor, ruling.Now) : successor;
        duty.NextAt = duty.EscalatedTo is null ? ruling.Now + DeskDuty.LeastAhead : duty.NextAt;
    }

    private static bool HasLeft(Ruling ruling, string? agent) => agent is not null && ruling.Roster.HasLeft(agent);
}
