using Continuity.GraphQL;

namespace Continuity.Api.Nodes;

/// <summary>Look-ups by id.</summary>
[QueryType]
internal static class NodeQueries
{
    private const int MaxIds = 100;

    /// <summary>Anything by its id; null where there is none that you may know of.</summary>
    /// <param name="id">Its id.</param>
    public static Task<INode?> GetNodeAsync([ID] string id, NodeReader nodes, CancellationToken cancellationToken) =>
        nodes.FindAsync("id", id, cancellationToken);

    /// <summary>Several by their ids, in the same order; null in the place of each that is not there or not for you to know of.</summary>
    /// <param name="ids">Their ids, at most 100.</param>
    [ListSize(SlicingArguments = ["ids"])]
    public static async Task<IReadOnlyList<INode?>> GetNodesAsync([ID] IReadOnlyList<string> ids, NodeReader nodes, CancellationToken cancellationToken) =>
        ids.Count <= MaxIds
            ? await Task.WhenAll(ids.Select(id => nodes.FindAsync("ids", id, cancellationToken)))
            : throw new GraphQLException($"Argument \"ids\" may have {MaxIds} ids at most; it has {ids.Count}.", "INVALID_ARGUMENT");
}
