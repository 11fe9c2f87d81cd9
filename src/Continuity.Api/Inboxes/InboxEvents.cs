using Continuity.Api.Callers;
using Continuity.GraphQL;

namespace Continuity.Api.Inboxes;

/// <summary>What the caller is told, as it comes.</summary>
internal sealed class InboxEvents(EventStreams streams, CurrentCaller current)
{
    /// <summary>Opens the stream.</summary>
    /// <param name="after">The cursor that the caller gave, or null.</param>
    /// <param name="cancellationToken">Cancels the opening.</param>
    /// <exception cref="GraphQLException">The caller is no agent, or the cursor is not theirs or too old.</exception>
    public async Task<IAsyncEnumerable<InboxEventNode>> OpenAsync(string? after, CancellationToken cancellationToken)
    {
        var caller = await current.GetAsync(cancellationToken);
        return caller.IsAgent
            ? await streams.OpenAsync(EventSource.OfAgent(caller.Id), after, InboxEventNode.Of, cancellationToken)
            : throw new GraphQLException("Inboxes are for agents only.", "FORBIDDEN");
    }
}
