using Continuity.GraphQL.Pagination;

namespace Continuity.Api.Paging;

/// <summary>
/// Numbered lists that are read as one, in the order of a time, and each in its own order. Pages are read in chunks from the end that is asked for, until there are
/// enough items that the caller is shown. A cursor says how far each list has been read, so that nothing is missed or repeated whatever their times are.
/// </summary>
/// <param name="Kind">The letter of its cursors.</param>
/// <param name="Lists">The lists, one or more, each of another scope.</param>
internal sealed record JoinedLists(char Kind, IReadOnlyList<NumberedList> Lists)
{
    private const int FilteredChunk = 256;

    /// <summary>Whether the highest numbers, and the latest times, come first.</summary>
    public bool IsDescending { get; init; }

    /// <summary>Whether any item may be one that the caller is not shown, so that larger chunks save round trips.</summary>
    public bool IsFiltered { get; init; } = true;

    /// <summary>Checks that each place that was given is one of these lists: that it names one of them or more.</summary>
    /// <exception cref="Continuity.GraphQL.GraphQLException">One is not.</exception>
    public PageArguments<ListPlace> Checked(PageArguments<ListPlace> page) =>
        !Names(page.After) ? throw Cursor.Foreign("after")
        : !Names(page.Before) ? throw Cursor.Foreign("before")
        : page;

    /// <summary>Reads a page.</summary>
    /// <param name="page">What is asked for. A list that a place does not name comes after it.</param>
    /// <param name="read">Reads a stretch of a list.</param>
    /// <param name="at">The time that an item is ordered by.</param>
    /// <param name="make">Makes what is shown of an item and its cursor.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    public async Task<Connection<TShown>> PageAsync<T, TShown>(
        PageArguments<ListPlace> page, ListReader<T> read, Func<T, DateTimeOffset> at, Func<T, string, TShown> make, CancellationToken cancellationToken)
        where TShown : notnull
    {
        var runs = Lists.Select(list => new ListRun<T>(list, this, page, read)).ToList();
        var takesLatest = page.FromEnd != IsDescending;
        var chunk = IsFiltered ? Math.Max(FilteredChunk / runs.Count, page.Size + 1) : page.Size + 1;
        var edges = new List<Edge<TShown>>(page.Size);
        var isMore = false;
        while (!isMore && await NextAsync(runs, takesLatest, chunk, at, cancellationToken) is { } run)
        {
            var item = run.Take();
            if (item.IsShown && edges.Count < page.Size)
            {
                var cursor = new ListPlace(run.Scope, runs.ToDictionary(static r => r.Scope, r => r == run ? item.Number : r.Place)).ToCursor(Kind);
                edges.Add(new(make(item.Item, cursor), cursor));
            }
            else
            {
                isMore = item.IsShown;
            }
        }

        if (page.FromEnd)
        {
            edges.Reverse();
        }

        return page.FromEnd ? new(edges, page.Before is not null, isMore) : new(edges, isMore, page.After is not null);
    }

    private bool Names(ListPlace? place) => place is null || Lists.Any(list => place.Numbers.ContainsKey(list.Scope));

    /// <summary>The list whose item comes next; null at the end. None is chosen while the next one of another is not known.</summary>
    private static async Task<ListRun<T>?> NextAsync<T>(
        List<ListRun<T>> runs, bool takesLatest, int chunk, Func<T, DateTimeOffset> at, CancellationToken cancellationToken)
    {
        while (runs.Exists(static run => run.Buffered == 0 && !run.IsRead))
        {
            // What will soon be needed comes along.
            await Task.WhenAll(runs.Where(run => run.Buffered < chunk / 2 && !run.IsRead).Select(run => run.ReadAsync(chunk, cancellationToken)));
        }

        if (runs is [var only])
        {
            return only.Buffered > 0 ? only : null;
        }

        // At the same time by their scopes: any order will do that is always the same.
        var ahead = runs.Where(static run => run.Buffered > 0);
        return takesLatest ? ahead.MaxBy(Order) : ahead.MinBy(Order);

        (DateTimeOffset, string) Order(ListRun<T> run) => (at(run.Next.Item), run.Scope);
    }
}
