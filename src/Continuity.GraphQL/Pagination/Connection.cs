namespace Continuity.GraphQL.Pagination;

/// <summary>A page of a list, as Relay's cursor connections have it.</summary>
/// <typeparam name="T">The C# type of the items. For <c>Ticket</c> the GraphQL type is <c>TicketConnection</c>.</typeparam>
/// <param name="edges">The items with their cursors, in the order of the list.</param>
/// <param name="hasNextPage">Whether the list goes on after this page.</param>
/// <param name="hasPreviousPage">Whether there is more of the list before this page.</param>
public class Connection<T>(IReadOnlyList<Edge<T>> edges, bool hasNextPage, bool hasPreviousPage)
    where T : notnull
{
    /// <summary>The items of the page with their cursors, in the order of the list.</summary>
    public IReadOnlyList<Edge<T>> Edges { get; } = edges;

    /// <summary>The items of the page alone, in the order of the list.</summary>
    public IReadOnlyList<T> Nodes => [.. Edges.Select(edge => edge.Node)];

    /// <summary>Where the page stands in the list.</summary>
    public PageInfo PageInfo { get; } = new(hasNextPage, hasPreviousPage, edges is [var first, ..] ? first.Cursor : null, edges is [.., var last] ? last.Cursor : null);
}
