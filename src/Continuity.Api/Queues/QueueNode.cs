using Continuity.Api.Handoffs;
using Continuity.Api.Nodes;
using Continuity.Api.Tickets;
using Continuity.GraphQL.Pagination;
using Continuity.GraphQL;

namespace Continuity.Api.Queues;

/// <summary>Tickets that wait for an agent, those that have waited longest first.</summary>
[ObjectType]
[GraphQLName("Queue")]
internal sealed class QueueNode(string name) : IHandoffTarget, INode
{
    private readonly Lock gate = new();
    private Task<string>? cursor;

    /// <inheritdoc/>
    [ID]
    public string Id => NodeId.OfQueue(name);

    /// <summary>Its name, as it is configured.</summary>
    public string Name => name;

    /// <summary>Stands behind the newest event that the list shows: follow `queueEvents` from it, and nothing is missed between. For agents only.</summary>
    public Task<string> GetCursorAsync(QueueEvents events, CancellationToken cancellationToken)
    {
        lock (gate)
        {
            return cursor ??= events.CursorAsync(name, cancellationToken);
        }
    }

    /// <summary>How many tickets wait. For agents only.</summary>
    public Task<int> GetWaitingCountAsync(QueuePages pages, CancellationToken cancellationToken) => pages.CountAsync(name, cancellationToken);

    /// <summary>The tickets that wait, those that have waited longest first. For agents only.</summary>
    /// <param name="first">The first so many, 1 to 100; 20 where neither `first` nor `last` is given.</param>
    /// <param name="after">Only what comes after this cursor.</param>
    public async Task<Connection<TicketNode>> GetWaitingAsync(int? first, string? after, QueuePages pages, QueueEvents events, CancellationToken cancellationToken)
    {
        // Read before the list is, which may then show more than lies before the cursor, and never less.
        await GetCursorAsync(events, cancellationToken);
        return await pages.WaitingAsync(name, first, after, cancellationToken);
    }
}
