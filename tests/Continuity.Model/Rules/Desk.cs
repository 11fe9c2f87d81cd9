using Continuity.Callers;
using Continuity.Customers;

namespace Continuity.Model.Rules;

/// <summary>A home as the rules of the design speak of it: who owns, handles and waits, what is offered and what is owed. It is written on as a command goes.</summary>
internal sealed class Desk
{
    private Desk(CustomerState state) => State = state;

    /// <summary>The state that it was made of.</summary>
    public CustomerState State { get; }

    public SortedDictionary<int, DeskTicket> Tickets { get; } = [];

    public SortedDictionary<int, DeskHandoff> Handoffs { get; } = [];

    public SortedDictionary<int, DeskOffer> Offers { get; } = [];

    public SortedDictionary<int, DeskDuty> Duties { get; } = [];

    public int NextTicket { get; set; }

    public int NextHandoff { get; set; }

    public int NextOffer { get; set; }

    public int NextDuty { get; set; }

    public static Desk Of(CustomerState state)
    {
        var desk = new Desk(state)
        {
            NextTicket = state.Profile.TicketCount + 1,
            NextHandoff = state.Profile.HandoffCount + 1,
            NextOffer = state.Profile.OwnershipOfferCount + 1,
            NextDuty = state.Profile.FollowUpCount + 1,
        };
        foreach (var one in state.Tickets.Values)
        {
            desk.Tickets[one.Number] = new(one.Number)
            {
                Status = one.Status, Owner = one.Owner, Handler = one.Handler, Waiting = one.WaitingIn, Queue = one.Queue,
                Open = one.OpenHandoff, Consult = one.Consult, Offer = one.OwnershipOffer, Released = one.LastRelease,
            };
        }

        foreach (var one in state.Handoffs.Values)
        {
            desk.Handoffs[one.Number] = new(one.Number, one.Ticket, one.From, one.Mode, one.ExpiresAt)
            {
                To = one.To, State = one.State, InsteadOf = one.InsteadOf, Duty = one.FollowUp, Within = one.CheckBack?.Within, SettledBy = one.SettledBy,
            };
        }

        foreach (var one in state.OwnershipOffers.Values)
        {
            desk.Offers[one.Number] = new(one.Number, one.Ticket, one.From, one.To, one.OfferedBy, one.ExpiresAt) { State = one.State, SettledBy = one.SettledBy };
        }

        foreach (var one in state.FollowUps.Values)
        {
            desk.Duties[one.Number] = new(one.Number, one.Ticket, one.Kind)
            {
                State = one.State, Responsible = one.Responsible, DueAt = one.DueAt, NextAt = one.NextAt, IsReminded = one.SoonTold, EscalatedTo = one.EscalatedTo,
                SettledBy = one.SettledBy, Moves = one.Reschedules.Count,
            };
        }

        return desk;
    }

    /// <summary>Who handles a ticket that nobody does any more: its owner, else its queue.</summary>
    public static void GiveBack(DeskTicket ticket) => ticket.HandledBy(ticket.Owner is { } owner ? ActorRef.Agent(owner) : null);

    public IEnumerable<DeskDuty> OpenDuties(int ticket) => Duties.Values.Where(duty => duty.Ticket == ticket && duty.IsOpen);

    /// <summary>All of it, a line each.</summary>
    public IReadOnlyDictionary<string, string> Lines() => new Dictionary<string, string>(
    [
        .. Tickets.Select(static one => KeyValuePair.Create($"t:{one.Key}", $"{one.Value}")),
        .. Handoffs.Select(static one => KeyValuePair.Create($"h:{one.Key}", $"{one.Value}")),
        .. Offers.Select(static one => KeyValuePair.Create($"o:{one.Key}", $"{one.Value}")),
        .. Duties.Select(static one => KeyValuePair.Create($"f:{one.Key}", $"{one.Value}")),
    ]);
}
