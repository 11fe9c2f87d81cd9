using System.Globalization;
using Continuity.Api.Nodes;
using Continuity.Api.Paging;
using Continuity.Api.Reading;
using Continuity.Api.Tickets;
using Continuity.Callers;
using Continuity.GraphQL.Pagination;
using Continuity.GraphQL;
using Continuity.Redis.Queues;

namespace Continuity.Api.Queues;

/// <summary>What waits in queues, for agents.</summary>
internal sealed class QueuePages(WaitingTickets waiting, Reader reader, Caller caller)
{
    private const char Kind = 'q';
    private const char Separator = ' ';

    public Task<int> CountAsync(string queue, CancellationToken cancellationToken)
    {
        RefuseOthers();
        return waiting.CountAsync(queue, cancellationToken);
    }

    public async Task<Connection<TicketNode>> WaitingAsync(string queue, int? first, string? after, CancellationToken cancellationToken)
    {
        RefuseOthers();
        var page = PageArguments.Read(Kind, queue, first, after);
        var last = page.After is { } position ? At(position) : null;
        var found = await waiting.PageAsync(queue, last, page.Size + 1, cancellationToken);
        var nodes = await Task.WhenAll(found.Take(page.Size).Select(async one => (one, Node: await reader.TicketAsync(one.Ticket, cancellationToken))));
        return new(
            [.. nodes.Where(n => n.Node is not null).Select(n => new Edge<TicketNode>(n.Node!, CursorOf(queue, n.one)))],
            found.Count > page.Size,
            page.After is not null);
    }

    private void RefuseOthers()
    {
        if (!caller.IsAgent)
        {
            throw new GraphQLException("What waits in a queue is for agents only.", "FORBIDDEN");
        }
    }

    private static string CursorOf(string queue, WaitingTicket one) => new Cursor(
        Kind,
        queue,
        string.Create(CultureInfo.InvariantCulture, $"{one.Since.ToUnixTimeMilliseconds()}{Separator}{NodeId.Of(one.Ticket)}")).ToString();

    private static WaitingTicket At(string position) =>
        position.Split(Separator) is [var since, var id]
        && long.TryParse(since, NumberStyles.None, CultureInfo.InvariantCulture, out var milliseconds)
        && milliseconds <= DateTimeOffset.MaxValue.ToUnixTimeMilliseconds()
        && NodeId.Ticket(id) is { } ticket
            ? new(ticket, DateTimeOffset.FromUnixTimeMilliseconds(milliseconds))
            : throw new GraphQLException("Argument \"after\" is not a cursor of this list.", "INVALID_CURSOR");
}
