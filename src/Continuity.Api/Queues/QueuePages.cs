using Continuity.Api.Callers;
using Continuity.Api.Handoffs;
using Continuity.Api.Paging;
using Continuity.Api.Reading;
using Continuity.Api.Tickets;
using Continuity.GraphQL.Pagination;
using Continuity.GraphQL;
using Continuity.Handoffs;
using Continuity.Redis.Queues;

namespace Continuity.Api.Queues;

/// <summary>What waits in queues or is offered to them, for agents.</summary>
internal sealed class QueuePages(WaitingTickets waiting, Reader reader, HandoffReader handoffs, CurrentCaller current)
{
    private const char Kind = 'q';

    public async Task<int> CountAsync(string queue, CancellationToken cancellationToken)
    {
        await RefuseOthersAsync(cancellationToken);
        return await waiting.CountAsync(queue, cancellationToken);
    }

    public async Task<Connection<TicketNode>> WaitingAsync(string queue, int? first, string? after, CancellationToken cancellationToken)
    {
        await RefuseOthersAsync(cancellationToken);
        var page = PageArguments.Read(Kind, queue, first, after);
        return await ConfirmedPage.ReadAsync<TicketPlace, TicketNode>(
            page,
            page.After is { } position ? TicketPlace.Read(position) : null,
            (last, take) => ListAsync(queue, last, take, cancellationToken),
            async one => await reader.TicketAsync(one.Ticket, cancellationToken) is { } node && await IsThereAsync(node, queue, cancellationToken) ? node : null,
            one => one.ToCursor(Kind, queue));
    }

    private async Task<IReadOnlyList<TicketPlace>> ListAsync(string queue, TicketPlace? after, int take, CancellationToken cancellationToken)
    {
        var last = after is { } place ? new WaitingTicket(place.Ticket, place.At) : null;
        return [.. (await waiting.PageAsync(queue, last, take, cancellationToken)).Select(static one => new TicketPlace(one.Ticket, one.Since))];
    }

    private async Task<bool> IsThereAsync(TicketNode node, string queue, CancellationToken cancellationToken) =>
        node.Ticket.WaitingIn == queue
        || (node.Ticket.OpenHandoff is { } open
            && await handoffs.FindAsync(new(node.Key.Home, open), cancellationToken) is { State: HandoffState.Offered } offer
            && offer.Handoff.To.Queue == queue);

    private async Task RefuseOthersAsync(CancellationToken cancellationToken)
    {
        if (!(await current.GetAsync(cancellationToken)).IsAgent)
        {
            throw new GraphQLException("What waits in a queue is for agents only.", "FORBIDDEN");
        }
    }
}
