using Continuity.GraphQL;

namespace Continuity.Api.Callers;

/// <summary>Who you are, by your token.</summary>
[GraphQLName("Viewer")]
internal sealed class ViewerNode(IActor actor, string role)
{
    /// <summary>You, as others see you.</summary>
    public IActor Actor => actor;

    /// <summary>What you are: `agent`, `supervisor`, `bot`, `customer` or `ingest`.</summary>
    public IReadOnlyList<string> Roles => [role];
}
