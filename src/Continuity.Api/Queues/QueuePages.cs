using Continuity.Api.Callers;
using Continuity.Api.Paging;
using Continuity.Api.Reading;
using Continuity.Api.Tickets;
using Continuity.GraphQL.Pagination;
using Continuity.GraphQL;
using Continuity.Redis.Queues;

namespace Continuity.Api.Queues;

/// <summary>What waits in queues, for agents.</summary>
internal sealed class QueuePages(WaitingTickets waiting, Reader reader, CurrentCaller current)
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
        var last = page.After is { } position && TicketPlace.Read(position) is var place ? new WaitingTicket(place.Ticket, place.At) : null;
        var found = await waiting.PageAsync(queue, last, page.Size + 1, cancellationToken);
        var nodes = await Task.WhenAll(found.Take(page.Size).Select(async one => (one, Node: await reader.TicketAsync(one.Ticket, cancellationToken))));
        return new(
            [.. nodes.Where(n => n.Node is not null).Select(n => new Edge<TicketNode>(n.Node!, new TicketPlace(n.one.Ticket, n.one.Since).ToCursor(Kind, queue)))],
            found.Count > page.Size,
            page.After is not null);
    }

    private async Task RefuseOthersAsync(CancellationToken cancellationToken)
    {
        if (!(await current.GetAsync(cancellationToken)).IsAgent)
        {
            throw new GraphQLException("What waits in a queue is for agents only.", "FORBIDDEN");
        }
    }
}
