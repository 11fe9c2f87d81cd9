using Continuity.Api.Inboxes;
using Continuity.Callers;
using Continuity.GraphQL;

namespace Continuity.Api.Callers;

/// <summary>Who you are, by your token.</summary>
[GraphQLName("Viewer")]
internal sealed class ViewerNode(IActor actor, Caller caller)
{
    /// <summary>You, as others see you.</summary>
    public IActor Actor => actor;

    /// <summary>What you are: `agent`, `supervisor`, `bot`, `customer` or `ingest`.</summary>
    public IReadOnlyList<string> Roles => [caller.Role.ToString().ToLowerInvariant()];

    /// <summary>Your work, the most urgent first; null where you are no agent.</summary>
    public async Task<InboxNode?> GetInboxAsync(EventStreams streams, CancellationToken cancellationToken) =>
        caller.IsAgent ? await InboxNode.OpenAsync(caller.Id, streams, cancellationToken) : null;
}
