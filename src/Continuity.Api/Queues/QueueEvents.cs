using Continuity.Api.Callers;
using Continuity.Api.Inboxes;
using Continuity.Api.Nodes;
using Continuity.GraphQL;

namespace Continuity.Api.Queues;

/// <summary>What happens in queues, as it comes, for agents.</summary>
internal sealed class QueueEvents(EventStreams streams, CurrentCaller current, QueueOptions queues)
{
    /// <summary>The cursor behind the newest event of a queue.</summary>
    /// <param name="queue">Its name.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="GraphQLException">The caller is no agent.</exception>
    public async Task<string> CursorAsync(string queue, CancellationToken cancellationToken)
    {
        await RefuseOthersAsync(cancellationToken);
        return await streams.CursorAsync(EventSource.OfQueue(queue), cancellationToken);
    }

    /// <summary>Opens the stream of a queue.</summary>
    /// <param name="queueId">The queue's id, as the caller gave it.</param>
    /// <param name="after">The cursor that the caller gave, or null.</param>
    /// <param name="cancellationToken">Cancels the opening.</param>
    /// <exception cref="GraphQLException">The caller is no agent, there is no such queue, or the cursor is none of its events or too old.</exception>
    public async Task<IAsyncEnumerable<QueueEventNode>> OpenAsync(string queueId, string? after, CancellationToken cancellationToken)
    {
        await RefuseOthersAsync(cancellationToken);
        var queue = NodeId.Queue(queueId) ?? throw new GraphQLException("Argument \"queueId\" is not the id of a queue.", "INVALID_ID");
        return queues.Queues.Contains(queue)
            ? await streams.OpenAsync(EventSource.OfQueue(queue), after, QueueEventNode.Of, cancellationToken)
            : throw new GraphQLException("Argument \"queueId\": there is no queue of this id.", "NOT_FOUND");
    }

    private async Task RefuseOthersAsync(CancellationToken cancellationToken)
    {
        if (!(await current.GetAsync(cancellationToken)).IsAgent)
        {
            throw new GraphQLException("What waits in a queue is for agents only.", "FORBIDDEN");
        }
    }
}
