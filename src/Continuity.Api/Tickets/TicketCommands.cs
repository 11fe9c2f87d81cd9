using Continuity.Redis.Customers;
using Continuity.Api.Callers;
using Continuity.Api.Errors;
using Continuity.Api.Nodes;
using Continuity.Api.Reading;
using Continuity.Callers;
using Continuity.Customers;
using Continuity.Decisions;
using Continuity.FollowUps;
using Continuity.Redis.Commit;
using Continuity.Tickets;

namespace Continuity.Api.Tickets;

/// <summary>The commands on one ticket.</summary>
internal sealed class TicketCommands(CustomerStore store, CurrentCaller current, Reader reader, FollowUpOptions followUps)
{
    public Task<TicketPayload> ClaimAsync(ClaimTicketInput input, CancellationToken cancellationToken) => RunAsync(
        input.TicketId,
        (state, caller, ticket, now) => ClaimTicket.Decide(state, caller, new(ticket, input.ExpectedVersion), now),
        cancellationToken);

    public Task<TicketPayload> ResolveAsync(ResolveTicketInput input, CancellationToken cancellationToken) => RunAsync(
        input.TicketId,
        (state, caller, ticket, now) => ResolveTicket.Decide(state, caller, new(ticket, input.Summary, input.ExpectedVersion), followUps, now),
        cancellationToken);

    public Task<TicketPayload> ReopenAsync(ReopenTicketInput input, CancellationToken cancellationToken) => RunAsync(
        input.TicketId,
        (state, caller, ticket, now) => ReopenTicket.Decide(state, caller, new(ticket, input.Reason, input.ExpectedVersion), now),
        cancellationToken);

    public Task<TicketPayload> CloseAsync(CloseTicketInput input, CancellationToken cancellationToken) => RunAsync(
        input.TicketId,
        (state, caller, ticket, now) => CloseTicket.Decide(state, caller, new(ticket, input.ExpectedVersion), now),
        cancellationToken);

    private async Task<TicketPayload> RunAsync(
        string ticketId,
        Func<CustomerState, Caller, TicketId, DateTimeOffset, Decision<TicketId>> decide,
        CancellationToken cancellationToken)
    {
        var read = InputId.Ticket(ticketId, "input", "ticketId");
        if (read.Refusal is not null)
        {
            return new() { Errors = UserError.List(read.Refusal) };
        }

        var ticket = read.Value;
        var caller = await current.GetAsync(cancellationToken);
        var done = await store.CommitAsync(
            new CommitRequest(ticket.Home) { Tickets = [ticket.Number] },
            (state, now) => decide(state, caller, ticket, now),
            null,
            cancellationToken);
        return done.IsAccepted
            ? new() { Ticket = reader.Written(caller, done.State, done.Value) }
            : new() { Errors = UserError.List(done.Refusal) };
    }
}
