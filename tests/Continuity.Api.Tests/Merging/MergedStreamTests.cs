using System.Text.Json;
using Continuity.Api.Tests.Hosting;
using Continuity.Api.Tests.Threads;
using Continuity.Merging;

namespace Continuity.Api.Tests.Merging;

/// <summary>Promise 7 across merges: whoever follows either customer gets each later entry once, however often they resume.</summary>
public sealed class MergedStreamTests(SharedApi shared) : IClassFixture<SharedApi>
{
    private readonly RunningApi api = shared.Api;

    [Fact]
    public async Task ThreadEntries_ByEitherIdThroughMergesAndUndos_ResumedAtAnyPlace_GivesEachEntryOnce()
    {
        var pair = await Pair.StartAsync(api, "stream");
        await using var store = await MergingStore.OpenAsync(api);
        var followers = new[] { pair.Survivor, pair.Merged }
            .SelectMany(static id => new[] { 1, 5, int.MaxValue }.Select(resumeAfter => (Id: id, ResumeAfter: resumeAfter)))
            .Select(f => (f.Id, Read: new List<JsonElement>(), f.ResumeAfter)).ToList();
        var following = followers.Select(f => FollowAsync(pair, f.Id, f.ResumeAfter, f.Read)).ToList();
        using var quiet = new CancellationTokenSource();
        var writing = Task.Run(async () =>
        {
            while (!quiet.IsCancellationRequested)
            {
                await pair.WriteAsync(api, 1);
            }
        });

        MergeId merge = default;
        for (var round = 0; round < 5; round++)
        {
            merge = await store.MergeAsync(pair.Survivor, pair.Merged);
            await pair.WriteAsync(api, 3);
            await store.UndoAsync(merge);
            await pair.WriteAsync(api, 3);
        }

        await store.MergeAsync(pair.Survivor, pair.Merged);
        await quiet.CancelAsync();
        await writing;
        await pair.WriteAsync(api, 10);
        await api.SayAsync(pair.Ingest, pair.SurvivorSession, "The last of S");
        await api.SayAsync(pair.Ingest, pair.MergedSession, "The last of M");
        await Task.WhenAll(following);

        var all = (await api.AskAsync(pair.Agent, "query($c: ID!) { customer(by: { id: $c }) { thread { entries(last: 20) { nodes { id } } } } }", new() { ["c"] = pair.Survivor }))
            .GetProperty("customer").GetProperty("thread").GetProperty("entries").GetProperty("nodes").EnumerateArray().Select(static node => node.Text("id")).ToList();
        Assert.All(followers, follower =>
        {
            var ids = follower.Read.Select(static entry => entry.Text("id")).ToList();
            Assert.Equal(ids.Distinct(), ids);
            Assert.Superset(all.ToHashSet(), ids.ToHashSet());

            // Of their own home not one is missing.
            var own = ids.Where(id => id.StartsWith("ent_" + follower.Id["cus_".Length..], StringComparison.Ordinal)).Select(SequenceOf).ToList();
            Assert.Equal(Enumerable.Range(own[0], own.Count), own);
            var other = ids.Where(id => !id.StartsWith("ent_" + follower.Id["cus_".Length..], StringComparison.Ordinal)).Select(SequenceOf).ToList();
            Assert.Equal(other.Order(), other);
        });
    }

    [Fact]
    public async Task ThreadEntries_ForACustomerWhoseMergeIsUndone_GoesOnWithTheirOwnAlone()
    {
        var own = await api.TokenAsync("customer", "parted", new() { ["identity"] = new System.Text.Json.Nodes.JsonObject { ["kind"] = "EMAIL", ["value"] = "parted-m@example.org" } });
        var pair = await Pair.StartAsync(api, "parted");
        await using var store = await MergingStore.OpenAsync(api);
        var merge = await store.MergeAsync(pair.Survivor, pair.Merged);
        using var byOwn = await api.FollowAsync(own, pair.Merged, (await api.CursorsAsync(pair.Agent, pair.Merged)).Last);
        using var byOther = await api.FollowAsync(own, pair.Survivor, (await api.CursorsAsync(pair.Agent, pair.Survivor)).Last);
        await api.SayAsync(pair.Ingest, pair.SurvivorSession, "While one");
        Assert.Equal("While one", await byOwn.TextAsync());
        Assert.Equal("While one", await byOther.TextAsync());

        await store.UndoAsync(merge);
        await api.SayAsync(pair.Ingest, pair.SurvivorSession, "Not theirs");
        await api.SayAsync(pair.Ingest, pair.MergedSession, "Theirs");

        Assert.Equal("Theirs", await byOwn.TextAsync());
        var (code, before) = await byOther.RefusalAsync();
        Assert.Equal("FORBIDDEN", code);
        Assert.Empty(before);
    }

    private static int SequenceOf(string id) => int.Parse(id.AsSpan(id.LastIndexOf('_') + 1), System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>Follows until both last messages have come, resuming from the last cursor after so many entries.</summary>
    private async Task FollowAsync(Pair pair, string customer, int resumeAfter, List<JsonElement> read)
    {
        var cursor = (await api.CursorsAsync(pair.Agent, customer)).First;
        var missing = new HashSet<string> { "The last of S", "The last of M" };
        while (missing.Count > 0)
        {
            using var stream = await api.FollowAsync(pair.Agent, customer, cursor);
            for (var n = 0; n < resumeAfter && missing.Count > 0; n++)
            {
                var entry = await stream.EntryAsync();
                read.Add(entry);
                cursor = entry.Text("cursor");
                if (entry.TryGetProperty("text", out var text))
                {
                    missing.Remove(text.GetString()!);
                }
            }
        }
    }
}
