using Continuity.Callers;
using Continuity.Decisions;
using Continuity.FollowUps;
using Continuity.Handoffs;
using Continuity.Tickets;

namespace Continuity.Model.Rules;

/// <summary>Offers of the ownership.</summary>
internal static class OwnershipRules
{
    public static void Offer(Ruling ruling)
    {
        var (desk, to, ticket) = (ruling.Desk, ruling.Command.To.Agent!, ruling.Desk.Tickets[ruling.Command.Ticket]);
        var latest = ticket.Offer ?? desk.State.Tickets[ticket.Number].OwnedBy;
        if (latest is { } number && desk.Offers.TryGetValue(number, out var before) && ruling.Is(before.By) && before.To == to)
        {
            ruling.Repeat();
            return;
        }

        ruling.Need(ruling.ActsForOwner(ticket) || ruling.IsSupervisor, RefusalCode.Forbidden);
        ruling.Need(ticket is { Owner: not null, Offer: null } && ticket.Status != TicketStatus.Closed, RefusalCode.WrongState);
        ruling.Need(to != ticket.Owner && !ruling.Roster.HasLeft(to), RefusalCode.Invalid);
        if (!ruling.IsAllowed)
        {
            return;
        }

        var at = ruling.Now + Player.Rules.Handoffs.OwnershipExpiresIn;
        desk.Offers[desk.NextOffer] = new(desk.NextOffer, ticket.Number, ticket.Owner!, to, ruling.Caller.ActsAs(desk.State.Id), at);
        ticket.Offer = desk.NextOffer;
    }

    public static void Accept(Ruling ruling)
    {
        var offer = ruling.Desk.Offers[ruling.Command.Ownership];
        var ticket = ruling.Desk.Tickets[offer.Ticket];
        if (offer.State == HandoffState.Accepted && offer.SettledBy is { } same && ruling.Is(same))
        {
            ruling.Repeat();
            return;
        }

        ruling.Need(ruling.Caller.IsAgent && offer.To == ruling.Caller.Id, RefusalCode.Forbidden);
        NeedOpen(ruling, offer);
        if (!ruling.IsAllowed)
        {
            return;
        }

        Settle(offer, ticket, HandoffState.Accepted, ruling.Caller.ActsAs(ruling.Desk.State.Id));
        ticket.Owner = offer.To;
        foreach (var duty in ruling.Desk.OpenDuties(ticket.Number))
        {
            duty.Responsible = offer.To;
            if (duty.State == FollowUpState.Missed && duty.EscalatedTo == offer.To)
            {
                (duty.EscalatedTo, duty.NextAt) = (null, ruling.Now + DeskDuty.LeastAhead);
            }
        }
    }

    public static void Decline(Ruling ruling)
    {
        var offer = ruling.Desk.Offers[ruling.Command.Ownership];
        var isTarget = ruling.Caller.IsAgent && offer.To == ruling.Caller.Id;
        var state = isTarget ? HandoffState.Declined : HandoffState.Withdrawn;
        if (offer.State is HandoffState.Declined or HandoffState.Withdrawn && offer.SettledBy is { } same && ruling.Is(same))
        {
            ruling.Repeat();
            return;
        }

        ruling.Need(isTarget || ruling.Is(offer.By) || ruling.ActsForOwner(ruling.Desk.Tickets[offer.Ticket]) || ruling.IsSupervisor, RefusalCode.Forbidden);
        NeedOpen(ruling, offer);
        if (ruling.IsAllowed)
        {
            Settle(offer, ruling.Desk.Tickets[offer.Ticket], state, ruling.Caller.ActsAs(ruling.Desk.State.Id));
        }
    }

    public static void Settle(DeskOffer offer, DeskTicket ticket, HandoffState state, ActorRef by) => (offer.State, offer.SettledBy, ticket.Offer) = (state, by, null);

    private static void NeedOpen(Ruling ruling, DeskOffer offer)
    {
        ruling.Need(offer.State == HandoffState.Offered, RefusalCode.AlreadySettled);
        ruling.Need(offer.State != HandoffState.Offered || offer.ExpiresAt > ruling.Now, RefusalCode.Expired);
    }
}
