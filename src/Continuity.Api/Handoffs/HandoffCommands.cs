using Continuity.Api.Callers;
using Continuity.Api.Errors;
using Continuity.Api.Nodes;
using Continuity.Api.Reading;
using Continuity.Api.Staff;
using Continuity.Callers;
using Continuity.Customers;
using Continuity.Deadlines;
using Continuity.Decisions;
using Continuity.Handoffs;
using Continuity.Queues;
using Continuity.Redis.Commit;
using Continuity.Redis.Customers;
using Continuity.Staff;

namespace Continuity.Api.Handoffs;

/// <summary>The commands on handoffs.</summary>
internal sealed class HandoffCommands(
    CustomerStore store, QueueRules queues, DeadlineRules rules, HandoffReader handoffs, CurrentRoster roster, CurrentCaller current, Reader reader)
{
    public async Task<HandoffPayload> OfferAsync(OfferHandoffInput input, CancellationToken cancellationToken)
    {
        var caller = await current.GetAsync(cancellationToken);
        var (ticket, target) = (InputId.Ticket(input.TicketId, "input", "ticketId"), OfferedHandoff.Target(input.To));
        var repeat = input.IdempotencyKey is { } key ? RepeatKey.Of(caller, "offerHandoff", key, input) : default(Outcome<Idempotency>?);
        if ((ticket.Refusal ?? target.Refusal ?? repeat?.Refusal) is { } refusal)
        {
            return new() { Errors = UserError.List(refusal) };
        }

        var command = OfferedHandoff.Command(input, ticket.Value, target.Value);
        return await CommitAsync(
            new CommitRequest(ticket.Value.Home) { Tickets = [ticket.Value.Number], OpenSessions = true, Idempotency = repeat?.Value },
            (state, staff, now) => OfferHandoff.Decide(state, caller, command, staff, queues, rules, now),
            cancellationToken);
    }

    public Task<HandoffPayload> AcceptAsync(SettleHandoffInput input, CancellationToken cancellationToken) => SettleAsync(
        input, (state, caller, command, staff, now) => AcceptHandoff.Decide(state, caller, command, staff, queues, rules, now), cancellationToken);

    public Task<HandoffPayload> DeclineAsync(SettleHandoffInput input, CancellationToken cancellationToken) => SettleAsync(input, DeclineHandoff.Decide, cancellationToken);

    public Task<HandoffPayload> WithdrawAsync(SettleHandoffInput input, CancellationToken cancellationToken) => SettleAsync(input, WithdrawHandoff.Decide, cancellationToken);

    public async Task<HandoffPayload> ReturnToBotAsync(ReturnToBotInput input, CancellationToken cancellationToken)
    {
        var (ticket, bot) = (InputId.Ticket(input.TicketId, "input", "ticketId"), NodeId.Bot(input.BotId));
        if ((ticket.Refusal ?? (bot is null ? Refusal.Invalid("input.botId is not the id of a bot.", "input", "botId") : null)) is { } refusal)
        {
            return new() { Errors = UserError.List(refusal) };
        }

        var (caller, staff) = (await current.GetAsync(cancellationToken), await roster.GetAsync(cancellationToken));
        var command = new ReturnToBotCommand(ticket.Value, bot!, await reader.IsKnownAsync(ActorRef.Bot(bot!), cancellationToken), input.Reason, input.ExpectedVersion);
        var done = await store.CommitAsync(
            new CommitRequest(ticket.Value.Home) { Tickets = [ticket.Value.Number], OpenSessions = true },
            (state, now) => ReturnToBot.Decide(state, caller, command, staff, now),
            null,
            cancellationToken);
        return done.IsAccepted
            ? new() { Ticket = reader.Written(caller, done.State, done.Value) }
            : new() { Errors = UserError.List(done.Refusal) };
    }

    private async Task<HandoffPayload> SettleAsync(
        SettleHandoffInput input,
        Func<CustomerState, Caller, SettleHandoffCommand, Roster, DateTimeOffset, Decision<HandoffId>> decide,
        CancellationToken cancellationToken)
    {
        var handoff = InputId.Handoff(input.HandoffId, "input", "handoffId");
        if (handoff.Refusal is not null)
        {
            return new() { Errors = UserError.List(handoff.Refusal) };
        }

        var caller = await current.GetAsync(cancellationToken);
        return await CommitAsync(
            new CommitRequest(handoff.Value.Home) { Handoffs = [handoff.Value.Number], OpenSessions = true },
            (state, staff, now) => decide(state, caller, new(handoff.Value, input.Reason), staff, now),
            cancellationToken);
    }

    private async Task<HandoffPayload> CommitAsync(
        CommitRequest request, Func<CustomerState, Roster, DateTimeOffset, Decision<HandoffId>> decide, CancellationToken cancellationToken)
    {
        var (caller, staff) = (await current.GetAsync(cancellationToken), await roster.GetAsync(cancellationToken));
        var done = await store.CommitAsync(request, (state, now) => decide(state, staff, now), null, cancellationToken);
        if (!done.IsAccepted)
        {
            reader.Forget();
            return new() { Errors = UserError.List(done.Refusal) };
        }

        // What a repeat loaded is what it would have needed to decide again, and not what the first one made.
        if (!done.State.Handoffs.TryGetValue(done.Value.Number, out var handoff))
        {
            reader.Forget();
            return await handoffs.FindAsync(done.Value, cancellationToken) is { } made ? new() { Handoff = made, Ticket = await made.GetTicketAsync(reader, cancellationToken) } : new();
        }

        return new() { Handoff = new(done.Value, handoff), Ticket = reader.Written(caller, done.State, new(done.Value.Home, handoff.Ticket)) };
    }
}
