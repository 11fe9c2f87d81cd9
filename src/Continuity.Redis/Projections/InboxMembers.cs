using Continuity.Callers;
using Continuity.Customers;
using Continuity.FollowUps;
using Continuity.Handoffs;
using Continuity.Redis.Inboxes;
using Continuity.Tickets;

namespace Continuity.Redis.Projections;

/// <summary>What of a home stands in which agent's inbox, as far as it was loaded: here and nowhere else.</summary>
internal static class InboxMembers
{
    /// <summary>Tickets without a follow-up stand behind all that have one.</summary>
    private static readonly TimeSpan BehindDuties = TimeSpan.FromDays(3650);

    /// <summary>The places: agent, list and number, with the score.</summary>
    /// <param name="state">The home.</param>
    public static IReadOnlyDictionary<(string Agent, InboxList List, int Number), long> Of(CustomerState state)
    {
        var places = new Dictionary<(string Agent, InboxList List, int Number), long>();
        var duties = state.FollowUps.Values.Where(static f => f.IsOpen).ToLookup(static f => f.Ticket, static f => f.DueAt);
        foreach (var ticket in state.Tickets.Values)
        {
            var at = duties[ticket.Number].DefaultIfEmpty(ticket.OpenedAt + BehindDuties).Min();
            Add(ticket is { Status: TicketStatus.Open, Handler: { Kind: ActorKind.Agent } handler } ? handler.Id : null, InboxList.Handling, ticket.Number, at);
            Add(ticket.Status != TicketStatus.Closed ? ticket.Owner : null, InboxList.Responsible, ticket.Number, at);
        }

        foreach (var handoff in state.Handoffs.Values.Where(static h => h.State == HandoffState.Offered))
        {
            Add(handoff.To.Agent, InboxList.Offers, handoff.Number, handoff.ExpiresAt);
        }

        foreach (var offer in state.OwnershipOffers.Values.Where(static o => o.IsOpen))
        {
            Add(offer.To, InboxList.OwnershipOffers, offer.Number, offer.ExpiresAt);
        }

        foreach (var followUp in state.FollowUps.Values)
        {
            var list = ListOf(followUp.State);
            Add(followUp.Responsible, list, followUp.Number, followUp.DueAt);
            Add(followUp.IsOpen ? followUp.EscalatedTo : null, list, followUp.Number, followUp.DueAt);
        }

        return places;

        void Add(string? agent, InboxList list, int number, DateTimeOffset at)
        {
            if (agent is not null)
            {
                places[(agent, list, number)] = at.ToUnixTimeMilliseconds();
            }
        }
    }

    /// <summary>The list of the follow-ups in a state.</summary>
    /// <param name="state">The state.</param>
    public static InboxList ListOf(FollowUpState state) => state switch
    {
        FollowUpState.Pending => InboxList.FollowUpsPending,
        FollowUpState.Due => InboxList.FollowUpsDue,
        FollowUpState.Missed => InboxList.FollowUpsMissed,
        FollowUpState.Kept => InboxList.FollowUpsKept,
        FollowUpState.Waived => InboxList.FollowUpsWaived,
        FollowUpState.Cancelled => InboxList.FollowUpsCancelled,
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, null),
    };
}
