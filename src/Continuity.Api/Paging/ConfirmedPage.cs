using Continuity.GraphQL.Pagination;

namespace Continuity.Api.Paging;

/// <summary>Pages of lists that may be a moment behind the record. What the record does not confirm is left out and read on for, so that a page is full unless the list has ended.</summary>
internal static class ConfirmedPage
{
    /// <summary>Reads a page.</summary>
    /// <typeparam name="TPlace">What stands in the list, with its place.</typeparam>
    /// <typeparam name="TNode">What is shown of it.</typeparam>
    /// <param name="page">What was asked for.</param>
    /// <param name="after">The place that the page begins behind, or null.</param>
    /// <param name="list">Reads on in the list, behind a place, so many at most.</param>
    /// <param name="confirm">What is shown of what stands there; null where the record does not confirm it.</param>
    /// <param name="toCursor">The cursor of a place.</param>
    public static async Task<Connection<TNode>> ReadAsync<TPlace, TNode>(
        PageArguments<string> page,
        TPlace? after,
        Func<TPlace?, int, Task<IReadOnlyList<TPlace>>> list,
        Func<TPlace, Task<TNode?>> confirm,
        Func<TPlace, string> toCursor)
        where TPlace : struct
        where TNode : class
    {
        var found = new List<Edge<TNode>>();
        for (var more = true; more && found.Count <= page.Size;)
        {
            var listed = await list(after, page.Size + 1);
            var nodes = await Task.WhenAll(listed.Select(confirm));
            found.AddRange(listed.Zip(nodes).Where(static one => one.Second is not null).Select(one => new Edge<TNode>(one.Second!, toCursor(one.First))));
            (after, more) = (listed.Count > 0 ? listed[^1] : after, listed.Count == page.Size + 1);
        }

        return new([.. found.Take(page.Size)], found.Count > page.Size, page.After is not null);
    }
}
