using System.Buffers.Text;
using System.Text;
using Continuity.Api.Paging;
using Continuity.Api.Tests.Hosting;
using Continuity.GraphQL;
using Item = Continuity.Api.Tests.Paging.PagedLists.Item;

namespace Continuity.Api.Tests.Paging;

/// <summary>Several numbered lists are read as one. Each property is held for many lists, made from seeds.</summary>
[OneStore("No store changes it.")]
public sealed class JoinedListsTests
{
    private const int Seeds = 2_000;

    [Fact]
    public async Task PageAsync_PageByPageForwards_GivesEachShownItemOnceInOrder() => await EachAsync(async seed =>
    {
        var lists = new PagedLists(seed);

        Assert.Equal(lists.Shown, await ForwardsAsync(lists, null));
    });

    [Fact]
    public async Task PageAsync_PageByPageBackwards_GivesEachShownItemOnceInOrder() => await EachAsync(async seed =>
    {
        var lists = new PagedLists(seed);

        Assert.Equal(lists.Shown, await BackwardsAsync(lists, null));
    });

    [Fact]
    public async Task PageAsync_FromAnyCursor_GivesWhatIsBeforeAndBehindItAndNothingElse() => await EachAsync(async seed =>
    {
        var lists = new PagedLists(seed);
        var shown = lists.Shown;
        var edges = (await lists.PageAsync(size: 100)).Edges.Concat((await lists.PageAsync(fromEnd: true, size: 100)).Edges).ToList();
        if (edges.Count > 0)
        {
            var edge = edges[seed % edges.Count];
            var at = shown.ToList().IndexOf(edge.Node);

            Assert.Equal(shown.Take(at), await BackwardsAsync(lists, edge.Cursor));
            Assert.Equal(shown.Skip(at + 1), await ForwardsAsync(lists, edge.Cursor));
        }
    });

    [Fact]
    public async Task PageAsync_ListsThatGrowBetweenPages_GivesEachShownItemOnce() => await EachAsync(async seed =>
    {
        var lists = new PagedLists(seed);
        if (!lists.IsDescending)
        {
            var read = await ForwardsAsync(lists, null, page => lists.Grow(page < 10 ? 5 : 0));

            AssertWhole(lists, read);
        }
    });

    [Fact]
    public async Task PageAsync_TimesInNoOrder_GivesEachShownItemOnceAndEachListInItsOrder() => await EachAsync(async seed =>
    {
        var lists = new PagedLists(seed, isInOrder: false);
        var forwards = await ForwardsAsync(lists, null);
        var backwards = await BackwardsAsync(lists, null);

        AssertWhole(lists, forwards);
        AssertWhole(lists, backwards);
    });

    [Fact]
    public async Task PageAsync_BetweenTwoCursors_GivesWhatLiesBetween() => await EachAsync(async seed =>
    {
        var lists = new PagedLists(seed);
        var edges = (await lists.PageAsync(size: 100)).Edges;
        if (edges.Count > 2)
        {
            var (from, to) = (seed % (edges.Count - 1), edges.Count - 1);
            var expected = edges.Skip(from + 1).Take(to - from - 1).Select(static edge => edge.Node);

            Assert.Equal(expected, (await lists.PageAsync(edges[from].Cursor, edges[to].Cursor, size: 100)).Nodes);
            Assert.Equal(expected, (await lists.PageAsync(edges[from].Cursor, edges[to].Cursor, fromEnd: true, size: 100)).Nodes);
        }
    });

    [Fact]
    public async Task PageAsync_NewestOfListsThatNothingIsHiddenOf_ReadsEachOnce()
    {
        var reads = new List<string>();
        var joined = new JoinedLists('x', [new("a", 1, null), new("b", 1, 500), new("c", 1, null)]) { IsFiltered = false };

        var page = await joined.PageAsync(
            PageArguments.ReadPlaces('x', null, null, 20, null),
            (scope, from, to, _) =>
            {
                reads.Add($"{scope} {from} {to}");
                var first = from < 0 ? 501 + from : from;
                return Task.FromResult(new NumberedStretch<int>([.. Enumerable.Range(first, to < 0 ? -from : to - from + 1).Select(n => new NumberedItem<int>(n, n, true))], 500));
            },
            static number => DateTimeOffset.UnixEpoch.AddSeconds(number),
            static (number, _) => number,
            TestContext.Current.CancellationToken);

        Assert.Equal(["a -21 -1", "b 480 500", "c -21 -1"], reads);
        Assert.Equal(20, page.Edges.Count);
        Assert.True(page.PageInfo.HasPreviousPage);
    }

    [Fact]
    public async Task PageAsync_OfOneList_WritesTheCursorThatItAlwaysHad()
    {
        var joined = new JoinedLists('s', [new("home", 1, 3)]);

        var page = await joined.PageAsync(
            PageArguments.ReadPlaces('s', null, null, null, null),
            static (_, from, to, _) => Task.FromResult(new NumberedStretch<int>([.. Enumerable.Range(from, to - from + 1).Select(n => new NumberedItem<int>(n, n, true))], to)),
            static _ => default,
            static (number, _) => number,
            TestContext.Current.CancellationToken);

        Assert.Equal(["shome\n1", "shome\n2", "shome\n3"], page.Edges.Select(static edge => Encoding.UTF8.GetString(Base64Url.DecodeFromChars(edge.Cursor))));
    }

    [Theory]
    [InlineData("xa\n1 b:2", true)]
    [InlineData("xz\n1 b:2", true)]
    [InlineData("xa\n4294967296", false)]
    [InlineData("xa\n-1", false)]
    [InlineData("xa\n", false)]
    [InlineData("xa\n1 a:2", false)]
    [InlineData("xa\n1 b:", false)]
    [InlineData("xa\n1 :2", false)]
    [InlineData("xa\n1  b:2", false)]
    [InlineData("xa\n1 b:2 b:2", false)]
    [InlineData("ya\n1", false)]
    [InlineData("xy\n1 z:2", false)]
    public void Checked_WhatACallerGives_IsAPlaceOfTheseListsOrRefused(string plain, bool isPlace)
    {
        var joined = new JoinedLists('x', [new("a", 1, 9), new("b", 1, 9)]);
        var cursor = Base64Url.EncodeToString(Encoding.UTF8.GetBytes(plain));

        var refused = Record.Exception(() => joined.Checked(PageArguments.ReadPlaces('x', 5, cursor, null, null)));

        Assert.Equal(isPlace ? null : typeof(GraphQLException), refused?.GetType());
    }

    [Fact]
    public void ReadPlaces_PlaceInTwoHundredLists_IsReadAndInMoreThanThatRefused()
    {
        Assert.Equal(200, PageArguments.ReadPlaces('e', 5, Place(200), null, null).After!.Numbers.Count);
        Assert.Throws<GraphQLException>(() => PageArguments.ReadPlaces('e', 5, Place(202), null, null));

        static string Place(int lists) =>
            new ListPlace(Scope(0), Enumerable.Range(0, lists).ToDictionary(Scope, static _ => int.MaxValue - 1)).ToCursor('e');

        static string Scope(int n) => $"{n:D26}";
    }

    private static void AssertWhole(PagedLists lists, IReadOnlyList<Item> read)
    {
        Assert.Equal(lists.Shown.Count, read.Count);
        Assert.Equal(lists.Shown.ToHashSet(), read.ToHashSet());
        Assert.All(read.GroupBy(static item => item.Scope), list =>
            Assert.Equal(lists.IsDescending ? list.OrderByDescending(static item => item.Number) : list.OrderBy(static item => item.Number), list));
    }

    private static async Task EachAsync(Func<int, Task> holds)
    {
        for (var seed = 0; seed < Seeds; seed++)
        {
            try
            {
                await holds(seed);
            }
            catch (Exception broken)
            {
                throw new InvalidOperationException($"It does not hold for seed {seed}: {broken.Message}", broken);
            }
        }
    }

    private static async Task<IReadOnlyList<Item>> ForwardsAsync(PagedLists lists, string? after, Action<int>? between = null)
    {
        var read = new List<Item>();
        for (var page = 0; ; page++)
        {
            var next = await lists.PageAsync(after);
            read.AddRange(next.Nodes);
            between?.Invoke(page);
            after = next.PageInfo.EndCursor ?? after;
            if (!next.PageInfo.HasNextPage && (between is null || page >= 10))
            {
                return read;
            }
        }
    }

    private static async Task<IReadOnlyList<Item>> BackwardsAsync(PagedLists lists, string? before)
    {
        var read = new List<Item>();
        while (true)
        {
            var next = await lists.PageAsync(before: before, fromEnd: true);
            read.InsertRange(0, next.Nodes);
            before = next.PageInfo.StartCursor ?? before;
            if (!next.PageInfo.HasPreviousPage)
            {
                return read;
            }
        }
    }
}
