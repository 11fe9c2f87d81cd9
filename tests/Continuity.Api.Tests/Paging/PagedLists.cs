using Continuity.Api.Paging;
using Continuity.GraphQL.Pagination;

namespace Continuity.Api.Tests.Paging;

/// <summary>Lists in memory, made from a seed, that are read in pages; and what a reader should get of them.</summary>
internal sealed class PagedLists
{
    public const char Kind = 'x';

    private static readonly DateTimeOffset Start = DateTimeOffset.UnixEpoch.AddYears(56);
    private readonly List<List<Item>> lists;
    private readonly Random random;
    private readonly bool isInOrder;

    /// <summary>Makes lists.</summary>
    /// <param name="seed">What they follow from.</param>
    /// <param name="isInOrder">Whether no item of a list is of an earlier time than the one before it.</param>
    public PagedLists(int seed, bool isInOrder = true)
    {
        (random, this.isInOrder) = (new Random(seed), isInOrder);
        lists = [.. Enumerable.Range(0, random.Next(1, 6)).Select(_ => new List<Item>())];
        IsDescending = random.Next(3) == 0;
        IsEndKnown = IsDescending || random.Next(2) == 0;
        Grow(random.Next(80));
    }

    public bool IsDescending { get; }

    private bool IsEndKnown { get; }

    /// <summary>What a reader should get, in order; where times are not in order, just what it should get.</summary>
    public IReadOnlyList<Item> Shown
    {
        get
        {
            var inOrder = lists.SelectMany(static list => list).Where(static item => item.IsShown).OrderBy(static item => (item.At, item.Scope, item.Number));
            return [.. IsDescending ? inOrder.Reverse() : inOrder];
        }
    }

    /// <summary>Adds items to lists.</summary>
    public void Grow(int items)
    {
        for (var i = 0; i < items; i++)
        {
            var list = random.Next(lists.Count);
            var latest = lists.SelectMany(static l => l).Select(static item => item.At).DefaultIfEmpty(Start).Max();
            lists[list].Add(new(
                ((char)('a' + list)).ToString(),
                lists[list].Count + 1,
                isInOrder ? latest.AddSeconds(random.Next(3)) : Start.AddSeconds(random.Next(100)),
                random.Next(4) > 0));
        }
    }

    /// <summary>Reads a page of up to 7 items, or as many as is said.</summary>
    public Task<Connection<Item>> PageAsync(string? after = null, string? before = null, bool fromEnd = false, int? size = null)
    {
        var some = size ?? random.Next(1, 8);
        var joined = new JoinedLists(Kind, [.. lists.Select((list, i) => new NumberedList(((char)('a' + i)).ToString(), 1, IsEndKnown ? list.Count : null))])
        {
            IsDescending = IsDescending,
            IsFiltered = random.Next(2) == 0,
        };
        return joined.PageAsync(
            joined.Checked(PageArguments.ReadPlaces(Kind, fromEnd ? null : some, after, fromEnd ? some : null, before)),
            ReadAsync,
            static item => item.At,
            static (item, _) => item,
            TestContext.Current.CancellationToken);
    }

    private Task<NumberedStretch<Item>> ReadAsync(string scope, int from, int to, CancellationToken cancellationToken)
    {
        var list = lists[scope[0] - 'a'];
        var (first, last) = from < 0 ? (list.Count + from + 1, list.Count + to + 1) : (from, to);
        return Task.FromResult(new NumberedStretch<Item>(
            [.. list.Where(item => item.Number >= first && item.Number <= last).Select(static item => new NumberedItem<Item>(item.Number, item, item.IsShown))],
            list.Count));
    }

    internal sealed record Item(string Scope, int Number, DateTimeOffset At, bool IsShown);
}
