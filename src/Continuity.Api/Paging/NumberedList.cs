using System.Globalization;
using Continuity.GraphQL.Pagination;
using Continuity.GraphQL;

namespace Continuity.Api.Paging;

/// <summary>
/// A list whose items stand at whole numbers, some of which a caller may not see: pages of it are read in chunks from the end that is
/// asked for, until there are enough.
/// </summary>
/// <param name="Kind">The letter of its cursors.</param>
/// <param name="Scope">What it is a list of, for its cursors.</param>
/// <param name="Lowest">The lowest number that an item may have.</param>
/// <param name="Highest">The highest number that an item may have.</param>
internal sealed record NumberedList(char Kind, string Scope, int Lowest, int Highest)
{
    private const int FilteredChunk = 256;

    /// <summary>Whether the item of the highest number comes first.</summary>
    public bool Descending { get; init; }

    /// <summary>Whether any number may stand for nothing that the caller sees, so that larger chunks save round trips.</summary>
    public bool Filtered { get; init; } = true;

    /// <summary>Reads a page.</summary>
    /// <param name="page">What is asked for, its positions whole numbers.</param>
    /// <param name="read">Reads the items of a range of numbers, both ends included, that the caller may see, in rising order.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    public async Task<Connection<T>> PageAsync<T>(
        PageArguments page,
        Func<int, int, CancellationToken, Task<IReadOnlyList<(int Number, T Item)>>> read,
        CancellationToken cancellationToken)
        where T : notnull
    {
        var (above, below) = Descending ? (page.Before, page.After) : (page.After, page.Before);
        var low = above is null ? Lowest : Math.Max(Lowest, Number(above, Descending ? "before" : "after", Highest) + 1);
        var high = below is null ? Highest : Math.Min(Highest, Number(below, Descending ? "after" : "before", Highest + 1) - 1);
        var upwards = page.FromEnd == Descending;
        var wanted = page.Size + 1;
        var chunk = Filtered ? Math.Max(FilteredChunk, wanted) : wanted;
        var found = new List<(int Number, T Item)>(wanted);
        while (found.Count < wanted && low <= high)
        {
            var (from, to) = upwards ? (low, (int)Math.Min(high, (long)low + chunk - 1)) : ((int)Math.Max(low, (long)high - chunk + 1), high);
            (low, high) = upwards ? (to + 1, high) : (low, from - 1);
            var items = await read(from, to, cancellationToken);
            found.AddRange((upwards ? items : items.Reverse()).Take(wanted - found.Count));
        }

        var more = found.Count > page.Size;
        var items2 = found.Take(page.Size);
        var edges = (page.FromEnd ? items2.Reverse() : items2).Select(f => new Edge<T>(f.Item, CursorOf(f.Number))).ToList();
        return page.FromEnd
            ? new(edges, page.Before is not null, more)
            : new(edges, more, page.After is not null);
    }

    private string CursorOf(int number) => new Cursor(Kind, Scope, number.ToString(CultureInfo.InvariantCulture)).ToString();

    // A place beyond the list is as good as its end.
    private static int Number(string position, string argument, int most) =>
        int.TryParse(position, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? Math.Min(number, most)
            : throw new GraphQLException($"Argument \"{argument}\" is not a cursor of this list.", "INVALID_CURSOR");
}
