using System.Text;
using Continuity.Recovery;
using Continuity.Redis.Connection;
using Continuity.Redis.Keys;
using Continuity.Redis.Projections;
using Continuity.Redis.Recovery;
using Continuity.Redis.Tests.Hosting;

namespace Continuity.Redis.Tests.Recovery;

public abstract class TrendCountersTests(StoreServer server)
{
    private static readonly DateTimeOffset Now = TimeProvider.System.GetUtcNow();
    private static readonly TrendPeriod Fortnight = TrendPeriod.Of(Now.AddDays(-20), Now.AddDays(-6), Now).Value!;
    private readonly string category = $"Category {Guid.NewGuid()}";

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task ApplyAsync_ManyTimesByMany_CountsOnce()
    {
        var (here, there) = (await server.OpenAsync(), await server.OpenAsync());
        var (one, other) = (Report(Fortnight.Since) with { Product = "Router" }, Report(Fortnight.Since) with { Product = "Router" });

        await Task.WhenAll(Enumerable.Range(0, 40).Select(i => (i % 2 == 0 ? here : there).Get<Projection>().ApplyAsync(i % 3 == 0 ? other : one, Cancelled)));
        await here.Get<Projection>().ApplyAsync(one, Cancelled);

        Assert.Equal((category, "Router", 2, 0), Assert.Single(await CountsAsync(here, TrendDimension.Product)));
        Assert.Equal((category, category, 2, 0), Assert.Single(await CountsAsync(there, TrendDimension.Category)));
    }

    [Fact]
    public async Task ForgetAsync_OfOneOfTwo_TakesItOutOnceAndForAllAndWithTheLastOneTheirWords()
    {
        var store = await server.OpenAsync();
        var (one, other) = (Report(Fortnight.Since) with { Product = "Router" }, Report(Fortnight.Since) with { Product = "Router" });
        foreach (var report in new[] { one, other })
        {
            await store.Get<Projection>().ApplyAsync(report, Cancelled);
        }

        await store.Get<TrendProjection>().ForgetAsync(one, Cancelled);
        await store.Get<TrendProjection>().ForgetAsync(one, Cancelled);
        await store.Get<Projection>().ApplyAsync(one, Cancelled);

        Assert.Equal((category, "Router", 1, 0), Assert.Single(await CountsAsync(store, TrendDimension.Product)));
        await store.Get<TrendProjection>().ForgetAsync(other, Cancelled);
        Assert.Empty(await CountsAsync(store, TrendDimension.Product));
    }

    [Fact]
    public async Task ReadAsync_ByEachDimension_CountsWhatHasOneAndConductForWhomItIsFor()
    {
        var store = await server.OpenAsync();
        var open = Report(Fortnight.Since) with { Product = "Router X", Site = "Hamburg" };
        var conduct = Report(Fortnight.Since) with { IsConduct = true, Category = category.ToUpperInvariant(), Product = "ROUTER x", InvolvedAgent = "ben" };
        foreach (var report in new[] { open, conduct, Report(Fortnight.Since) })
        {
            await store.Get<Projection>().ApplyAsync(report, Cancelled);
        }

        foreach (var (dimension, value, agents, supervisors) in new[]
        {
            (TrendDimension.Category, category, 2, 3),
            (TrendDimension.Product, "Router X", 1, 2),
            (TrendDimension.Site, "Hamburg", 1, 1),
            (TrendDimension.InvolvedAgent, "ben", 0, 1),
        })
        {
            Assert.Equal(agents, (await CountsAsync(store, dimension)).Sum(static count => count.Count));
            var seen = Assert.Single(await CountsAsync(store, dimension, withConduct: true));
            Assert.Equal((value.ToUpperInvariant(), supervisors), (seen.Value.ToUpperInvariant(), seen.Count));
        }
    }

    [Fact]
    public async Task ReadAsync_OfAnyHours_IsExactToTheHourOverEveryBlock()
    {
        var store = await server.OpenAsync();
        var (from, since, until) = (Fortnight.ComparedSince, Fortnight.Since, Fortnight.Until);
        var millisecond = TimeSpan.FromMilliseconds(1);
        DateTimeOffset[] outside = [from - millisecond, from.AddDays(-100), until, until.AddDays(1)];
        DateTimeOffset[] before = [from, from.AddDays(28), from.AddDays(30), since - millisecond];
        DateTimeOffset[] within = [since, since.AddMinutes(14), since.AddMinutes(15), until - millisecond, since.AddDays(7)];
        foreach (var at in outside.Concat(before).Concat(within))
        {
            await store.Get<Projection>().ApplyAsync(Report(at), Cancelled);
        }

        Assert.Equal((category, category, within.Length, before.Length), Assert.Single(await CountsAsync(store, TrendDimension.Category)));
    }

    [Fact]
    public async Task ReadAsync_ByHour_PlacesEachByTheClockOfTheZone()
    {
        var store = await server.OpenAsync();
        var options = new TrendOptions { TimeZone = "Asia/Kathmandu" };
        var at = Fortnight.Since.AddDays(3).AddMinutes(47);
        foreach (var _ in Enumerable.Range(0, 12))
        {
            await store.Get<Projection>().ApplyAsync(Report(at), Cancelled);
        }

        var tally = await store.Get<TrendCounters>().ReadAsync(Fortnight, TrendDimension.HourOfWeek, false, options, Cancelled);
        var row = Assert.Single(tally.Rows, row => row.Category == category);
        var halfHour = TrendTally.HalfHourOf(at, TimeZoneInfo.FindSystemTimeZoneById("Asia/Kathmandu"));
        Assert.Equal((12, 12), (row.Count, row.HalfHours[halfHour]));
    }

    [Fact]
    public async Task ApplyAsync_AfterACrashInTheMidstOfACount_WritesTheRestAndNothingTwice()
    {
        var store = await server.OpenAsync();
        var (begun, next) = (Report(Fortnight.Since), Report(Fortnight.Since));
        var (block, keys) = (TrendBlock.Of(Fortnight.Since), new TrendKeys(TrendBlock.Of(Fortnight.Since).Number));
        byte[] left =
        [
            0x93, .. Text(NumberText.Of(begun.Report.Home, begun.Report.Number)), .. Text($"{Now.ToUnixTimeMilliseconds()}"),
            0x91, 0x93, (byte)(3 + TrendKeys.PlaceOf(TrendDimension.Category, false)), .. Text(category), .. Text($";{block.QuarterOf(Fortnight.Since)}=1"),
        ];
        await store.Get<IRedisCalls>().SetAsync(keys.Redo, left, Cancelled);

        await store.Get<Projection>().ApplyAsync(next, Cancelled);
        await store.Get<Projection>().ApplyAsync(begun, Cancelled);

        Assert.Equal(2, Assert.Single(await CountsAsync(store, TrendDimension.Category)).Count);
        Assert.True((await store.Get<IRedisCalls>().GetAsync(keys.Redo, Cancelled)).IsNull);

        // MessagePack: a text, in one of its two short forms.
        static byte[] Text(string text)
        {
            byte[] head = text.Length < 32 ? [(byte)(0xA0 | text.Length)] : [0xD9, (byte)text.Length];
            return [.. head, .. Encoding.ASCII.GetBytes(text)];
        }
    }

    [Fact]
    public async Task ApplyAsync_Counts_AreKeptAsLongAsTheyCanBeAskedFor()
    {
        var store = await server.OpenAsync();
        await store.Get<Projection>().ApplyAsync(Report(Fortnight.Since) with { Site = "Hamburg" }, Cancelled);
        await store.Get<Projection>().ApplyAsync(Report(Now.AddDays(-1000)), Cancelled);
        using var other = await server.ConnectAsync();
        var block = TrendBlock.Of(Fortnight.Since);

        foreach (var key in new[]
        {
            new TrendKeys(block.Number).CountsBy(TrendDimension.Category, false),
            new TrendKeys(block.Number).Lately,
            new TrendReportKeys(block.Number, category.ToUpperInvariant()).Reports(TrendDimension.Category, category, false),
            new TrendReportKeys(block.Number, category.ToUpperInvariant()).Reports(TrendDimension.Site, "Hamburg", false),
        })
        {
            Assert.InRange((await other.GetDatabase().KeyTimeToLiveAsync(key))!.Value.TotalDays, 366 + 56 - 20, 366 + 56 + 28 + 1);
        }

        Assert.Empty(await store.Get<IRedisCalls>().HashGetAllAsync(new TrendKeys(TrendBlock.Of(Now.AddDays(-1000)).Number).CountsBy(TrendDimension.Category, false), Cancelled));
    }

    [Fact]
    public async Task NewestAsync_OfATrend_AreTheNewestOfItsCombinationInItsPeriod()
    {
        var store = await server.OpenAsync();
        var routers = Enumerable.Range(0, 30).Select(i => Report(Fortnight.Since.AddHours(10 * i)) with { Product = i % 2 == 0 ? "Router" : "ROUTER" }).ToList();
        List<ProblemReported> all =
        [
            .. routers,
            Report(Fortnight.Since.AddHours(-1)) with { Product = "Router" },
            Report(Fortnight.Until) with { Product = "Router" },
            Report(Fortnight.Until.AddHours(-1)) with { Product = "Phone" },
            Report(Fortnight.Until.AddHours(-1)) with { Product = "Router", IsConduct = true },
        ];
        await Task.WhenAll(all.Select(report => store.Get<Projection>().ApplyAsync(report, Cancelled)));
        var trend = new Trend(TrendDimension.Product, category, "Router", 30, 1, 0, Fortnight);

        Assert.Equal(routers.AsEnumerable().Reverse().Take(10).Select(static one => one.Report), await NewestAsync(store, trend, withConduct: false));
        Assert.Equal(all[^1].Report, (await NewestAsync(store, trend, withConduct: true))[0]);
        Assert.Equal(10, (await NewestAsync(store, trend, withConduct: true)).Count);
        Assert.Equal([all[^2].Report], await NewestAsync(store, trend with { Value = "phone" }, withConduct: false));
        var hour = TrendTally.HalfHourOf(routers[7].OccurredAt, TimeZoneInfo.Utc);
        var ofHour = routers.Where(one => TrendTally.HalfHourOf(one.OccurredAt, TimeZoneInfo.Utc) == hour).Reverse().Select(static one => one.Report);
        Assert.Equal(ofHour, await NewestAsync(store, new(TrendDimension.HourOfWeek, category, "", 5, 1, 0, Fortnight) { HalfHours = [hour] }, withConduct: false));
    }

    [Fact]
    public async Task NewestAsync_OfHours_LooksIntoEachStretchOfThemAndNoOther()
    {
        var store = await server.OpenAsync();
        var inHours = Enumerable.Range(0, 14).Select(day => Report(Fortnight.Since.AddDays(day).AddMinutes(45))).ToList();
        var beside = Enumerable.Range(0, 14).SelectMany(day => new[] { 44, 105 }.Select(minute => Report(Fortnight.Since.AddDays(day).AddMinutes(minute).AddMilliseconds(-1)))).ToList();
        var late = Report(Fortnight.Since.AddDays(13).AddMinutes(100)) with { IsConduct = true };
        await Task.WhenAll(inHours.Concat(beside).Append(late).Select(report => store.Get<Projection>().ApplyAsync(report, Cancelled)));

        // Kathmandu's half hours begin at a quarter and at three quarters of UTC's.
        var kathmandu = TimeZoneInfo.FindSystemTimeZoneById("Asia/Kathmandu");
        int[] hours = [.. inHours.SelectMany(one => new[] { one.OccurredAt, one.OccurredAt.AddMinutes(30) }).Select(at => TrendTally.HalfHourOf(at, kathmandu)).Distinct()];
        var trend = new Trend(TrendDimension.HourOfWeek, category, "06:30-07:30", 15, 1, 0, Fortnight) { HalfHours = hours };
        var found = (await store.Get<TrendReports>().NewestAsync([new(trend, true, kathmandu)], Cancelled)).Single().Value;

        var expected = inHours.Append(late).Concat(beside.Where(one => one.OccurredAt.Minute == 44))
            .OrderByDescending(static one => one.OccurredAt).Take(10);
        Assert.Equal(expected.Select(static one => one.Report), found);
    }

    [Fact]
    public async Task ApplyAsync_MoreCombinationsThanAreCounted_CountsTheNewOnesTogether()
    {
        var store = await server.OpenAsync();
        var period = TrendPeriod.Of(Now.AddDays(-300), Now.AddDays(-294), Now).Value!;
        var known = Report(period.Since) with { Site = "Hamburg" };
        await store.Get<Projection>().ApplyAsync(known, Cancelled);
        using var other = await server.ConnectAsync();
        var key = new TrendKeys(TrendBlock.Of(period.Since).Number).CountsBy(TrendDimension.Site, false);
        await other.GetDatabase().HashSetAsync(key, [.. Enumerable.Range(1, TrendProjection.MostCombinations - 1).Select(i => new StackExchange.Redis.HashEntry($"Made up\n{i}", ""))]);

        foreach (var site in new[] { "Hamburg", "Berlin", "Munich" })
        {
            await store.Get<Projection>().ApplyAsync(known with { Report = new(Sample.NewCustomer(), 1), Site = site }, Cancelled);
        }

        var tally = await store.Get<TrendCounters>().ReadAsync(period, TrendDimension.Site, false, new(), Cancelled);
        Assert.Equal(2, Assert.Single(tally.Rows, row => row.Category == category).Count);
        Assert.Equal(2, Assert.Single(tally.Rows, static row => row.Category == "").Count);
        Assert.Equal(TrendProjection.MostCombinations + 1, await other.GetDatabase().HashLengthAsync(key));
    }

    private static async Task<IReadOnlyList<ProblemReportId>> NewestAsync(TestStore store, Trend trend, bool withConduct) =>
        (await store.Get<TrendReports>().NewestAsync([new(trend, withConduct, TimeZoneInfo.Utc)], Cancelled)).Single().Value;

    private ProblemReported Report(DateTimeOffset at) => new(new(Sample.NewCustomer(), 1), false, category, at);

    private async Task<IReadOnlyList<(string Category, string Value, int Count, int Before)>> CountsAsync(TestStore store, TrendDimension dimension, bool withConduct = false)
    {
        var tally = await store.Get<TrendCounters>().ReadAsync(Fortnight, dimension, withConduct, new(), Cancelled);
        return [.. tally.Rows.Where(row => row.Category.Equals(category, StringComparison.OrdinalIgnoreCase) && row.Count + row.Before > 0).Select(static row => (row.Category, row.Value, row.Count, row.Before))];
    }
}
