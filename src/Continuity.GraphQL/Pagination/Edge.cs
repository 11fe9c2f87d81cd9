namespace Continuity.GraphQL.Pagination;

/// <summary>An item of a page, and its place in the list.</summary>
/// <typeparam name="T">The C# type of the item. For <c>Ticket</c> the GraphQL type is <c>TicketEdge</c>.</typeparam>
/// <param name="node">The item.</param>
/// <param name="cursor">Its place in the list.</param>
public class Edge<T>(T node, string cursor)
    where T : notnull
{
    /// <summary>The item's place in the list, opaque: give it as <c>after</c> or <c>before</c> to go on from it.</summary>
    public string Cursor { get; } = cursor;

    /// <summary>The item.</summary>
    public T Node { get; } = node;
}
