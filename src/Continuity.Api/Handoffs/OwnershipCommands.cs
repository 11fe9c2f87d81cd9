using Continuity.Api.Callers;
using Continuity.Api.Errors;
using Continuity.Api.Nodes;
using Continuity.Api.Reading;
using Continuity.Api.Staff;
using Continuity.Callers;
using Continuity.Customers;
using Continuity.Decisions;
using Continuity.Handoffs;
using Continuity.Redis.Commit;
using Continuity.Redis.Customers;
using Continuity.Staff;

namespace Continuity.Api.Handoffs;

/// <summary>The commands on the ownership of a ticket.</summary>
internal sealed class OwnershipCommands(
    CustomerStore store, HandoffOptions options, ITicketByIdDataLoader tickets, CurrentRoster roster, CurrentCaller current, Reader reader)
{
    public async Task<OwnershipPayload> OfferAsync(OfferOwnershipInput input, CancellationToken cancellationToken)
    {
        var (ticket, agent) = (InputId.Ticket(input.TicketId, "input", "ticketId"), InputId.Agent(input.AgentId, "input", "agentId"));
        if ((ticket.Refusal ?? agent.Refusal) is { } refusal)
        {
            return new() { Errors = UserError.List(refusal) };
        }

        // The offer that brought the ticket to its owner may be this one, sent again.
        var accepted = (await tickets.LoadAsync(ticket.Value, cancellationToken))?.OwnedBy;
        var command = new OfferOwnershipCommand(ticket.Value, agent.Value!, input.Reason, input.ExpectedVersion);
        return await CommitAsync(
            new CommitRequest(ticket.Value.Home) { Tickets = [ticket.Value.Number], OwnershipOffers = accepted is { } number ? [number] : [] },
            (state, caller, staff, now) => OfferOwnership.Decide(state, caller, command, staff, options, now),
            cancellationToken);
    }

    public Task<OwnershipPayload> AcceptAsync(SettleOwnershipInput input, CancellationToken cancellationToken) =>
        SettleAsync(input, AcceptOwnership.Decide, cancellationToken);

    public Task<OwnershipPayload> DeclineAsync(SettleOwnershipInput input, CancellationToken cancellationToken) =>
        SettleAsync(input, DeclineOwnership.Decide, cancellationToken);

    private async Task<OwnershipPayload> SettleAsync(
        SettleOwnershipInput input,
        Func<CustomerState, Caller, SettleOwnershipCommand, Roster, DateTimeOffset, Decision<OwnershipOfferId>> decide,
        CancellationToken cancellationToken)
    {
        var offer = InputId.OwnershipOffer(input.OfferId, "input", "offerId");
        if (offer.Refusal is not null)
        {
            return new() { Errors = UserError.List(offer.Refusal) };
        }

        return await CommitAsync(
            new CommitRequest(offer.Value.Home) { OwnershipOffers = [offer.Value.Number] },
            (state, caller, staff, now) => decide(state, caller, new(offer.Value, input.Reason), staff, now),
            cancellationToken);
    }

    private async Task<OwnershipPayload> CommitAsync(
        CommitRequest request, Func<CustomerState, Caller, Roster, DateTimeOffset, Decision<OwnershipOfferId>> decide, CancellationToken cancellationToken)
    {
        var (caller, staff) = (await current.GetAsync(cancellationToken), await roster.GetAsync(cancellationToken));
        var done = await store.CommitAsync(request, (state, now) => decide(state, caller, staff, now), null, cancellationToken);
        if (!done.IsAccepted)
        {
            return new() { Errors = UserError.List(done.Refusal) };
        }

        var offer = done.State.OwnershipOffers[done.Value.Number];
        return new() { Offer = new(done.Value, offer), Ticket = reader.Written(caller, done.State, new(done.Value.Home, offer.Ticket)) };
    }
}
