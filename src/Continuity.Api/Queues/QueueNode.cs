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
    /// <inheritdoc/>
    [ID]
    public string Id => NodeId.OfQueue(name);

    /// <summary>Its name, as it is configured.</summary>
    public string Name => name;

    /// <summary>How many tickets wait. For agents only.</summary>
    public Task<int> GetWaitingCountAsync(QueuePages pages, CancellationToken cancellationToken) => pages.CountAsync(name, cancellationToken);

    /// <summary>The tickets that wait, those that have waited longest first. For agents only.</summary>
    /// <param name="first">The first so many, 1 to 100; 20 where neither `first` nor `last` is given.</param>
    /// <param name="after">Only what comes after this cursor.</param>
    public Task<Connection<TicketNode>> GetWaitingAsync(int? first, string? after, QueuePages pages, CancellationToken cancellationToken) =>
        pages.WaitingAsync(name, first, after, cancellationToken);
}
