using Continuity.Redis.Customers;
using Continuity.Api.Callers;
using Continuity.Api.Errors;
using Continuity.Api.Nodes;
using Continuity.Api.Reading;
using Continuity.Api.Staff;
using Continuity.Callers;
using Continuity.Customers;
using Continuity.Decisions;
using Continuity.Deadlines;
using Continuity.GraphQL;
using Continuity.Queues;
using Continuity.Staff;
using Continuity.Redis.Commit;
using Continuity.Tickets;

namespace Continuity.Api.Tickets;

/// <summary>The commands on one ticket.</summary>
internal sealed class TicketCommands(
    CustomerStore store, ITicketByIdDataLoader tickets, CurrentCaller current, Reader reader, CurrentRoster rosters, QueueRules queues, DeadlineRules rules)
{
    public async Task<TicketPayload> ClaimAsync(ClaimTicketInput input, CancellationToken cancellationToken)
    {
        // The handoff that left the ticket in its queue may have asked for a check that whoever claims it owes.
        var read = InputId.Ticket(input.TicketId, "input", "ticketId");
        var handoffs = read.Refusal is null ? (await tickets.LoadAsync(read.Value, cancellationToken))?.Handoffs ?? [] : [];
        return await RunAsync(
            input.TicketId,
            (state, caller, roster, ticket, now) => ClaimTicket.Decide(state, caller, new(ticket, input.ExpectedVersion), roster, queues, rules, now),
            cancellationToken,
            [.. handoffs.TakeLast(1)]);
    }

    public Task<TicketPayload> ResolveAsync(ResolveTicketInput input, CancellationToken cancellationToken) => RunAsync(
        input.TicketId,
        (state, caller, roster, ticket, now) => ResolveTicket.Decide(
            state, caller, new(ticket, input.Summary, input.ExpectedVersion) { FollowUpWithin = WithinOf(input.FollowUpWithin) }, roster, rules.FollowUps, now),
        cancellationToken);

    public Task<TicketPayload> ReopenAsync(ReopenTicketInput input, CancellationToken cancellationToken) => RunAsync(
        input.TicketId,
        (state, caller, roster, ticket, now) => ReopenTicket.Decide(state, caller, new(ticket, input.Reason, input.ExpectedVersion), roster, now),
        cancellationToken);

    public Task<TicketPayload> CloseAsync(CloseTicketInput input, CancellationToken cancellationToken) => RunAsync(
        input.TicketId,
        (state, caller, roster, ticket, now) => CloseTicket.Decide(state, caller, new(ticket, input.ExpectedVersion), roster, now),
        cancellationToken);

    public Task<TicketPayload> ReleaseAsync(ReleaseTicketInput input, CancellationToken cancellationToken)
    {
        var queue = input.QueueId is { } id ? NodeId.Queue(id) : null;
        return input.QueueId is not null && queue is null
            ? Task.FromResult(new TicketPayload { Errors = UserError.List(Refusal.Invalid("input.queueId is not the id of a queue.", "input", "queueId")) })
            : RunAsync(
                input.TicketId,
                (state, caller, staff, ticket, now) => ReleaseTicket.Decide(state, caller, new(ticket, queue, input.Reason, input.ExpectedVersion), staff, queues, now),
                cancellationToken);
    }

    private static Change<TimeSpan> WithinOf(Optional<TimeSpan?> given) =>
        !given.HasValue ? default : given.Value is { } within ? Change.Set(within) : Change.Clear<TimeSpan>();

    private async Task<TicketPayload> RunAsync(
        string ticketId,
        Func<CustomerState, Caller, Roster, TicketId, DateTimeOffset, Decision<TicketId>> decide,
        CancellationToken cancellationToken,
        IReadOnlyList<int>? handoffs = null)
    {
        var read = InputId.Ticket(ticketId, "input", "ticketId");
        if (read.Refusal is not null)
        {
            return new() { Errors = UserError.List(read.Refusal) };
        }

        var ticket = read.Value;
        var caller = await current.GetAsync(cancellationToken);
        var roster = await rosters.GetAsync(cancellationToken);
        var done = await store.CommitAsync(
            new CommitRequest(ticket.Home) { Tickets = [ticket.Number], Handoffs = handoffs ?? [], OpenSessions = true },
            (state, now) => decide(state, caller, roster, ticket, now),
            null,
            cancellationToken);
        return done.IsAccepted
            ? new() { Ticket = reader.Written(caller, done.State, done.Value) }
            : new() { Errors = UserError.List(done.Refusal) };
    }
}
