using Continuity.Callers;
using Continuity.Customers;
using Continuity.Merging;
using Continuity.Redis.Merging;
using Continuity.Redis.Tests.Hosting;
using Continuity.Redis.Threads;
using Continuity.Threads;

namespace Continuity.Redis.Tests.Threads;

/// <summary>Whoever follows a customer goes on with the one thread when it is merged, and with their own when that is undone.</summary>
public abstract class EntryFeedMergeTests(StoreServer server)
{
    private static readonly TimeSpan Never = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Soon = TimeSpan.FromMilliseconds(100);
    private static readonly Caller Ana = new(Role.Agent, "ana");

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task FollowAsync_ByEitherIdThroughMergeAndUndo_HearsOfThemByHintsAndGivesWhatIsTheirs()
    {
        var store = await server.OpenAsync(static o => o with { RereadEvery = Never });
        var (survivor, merged) = (await NewAsync(store), await NewAsync(store));
        await using var one = new Reading(store, survivor);
        await using var other = new Reading(store, merged);
        await one.SayAsync("S alone");
        await other.SayAsync("M alone");
        Assert.Equal("S alone", await one.NextAsync());
        Assert.Equal("M alone", await other.NextAsync());

        var merge = await MergeAsync(store, survivor, merged);
        Assert.Equal("merged", await one.NextAsync());
        Assert.Equal("merged", await other.NextAsync());
        foreach (var writing in new[] { one, other, other, one })
        {
            await writing.SayAsync("To both");
            Assert.Equal("To both", await one.NextAsync());
            Assert.Equal("To both", await other.NextAsync());
        }

        await UndoAsync(store, merge);
        Assert.Equal("undone", await one.NextAsync());
        await other.UntilAsync(merged, "undone");
        await other.SayAsync("M alone again");
        await one.SayAsync("S alone again");
        Assert.Equal("S alone again", await one.NextAsync());
        Assert.Equal("M alone again", await other.NextAsync());
    }

    [Fact]
    public async Task FollowAsync_ResumedAgainAndAgainThroughMergesAndUndosUnderWrites_GivesEachEntryOnce()
    {
        var store = await server.OpenAsync(static o => o with { RereadEvery = Soon });
        var homes = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => NewAsync(store)));
        var followers = homes.SelectMany(home => new[] { 1, 3, 10, int.MaxValue }
            .Select(resumeAfter => (Home: home, Follower: new Follower(home, At(home, 1)), ResumeAfter: resumeAfter))).ToList();
        using var done = new CancellationTokenSource();
        var following = Task.WhenAll(followers.Select(f => f.Follower.FollowAsync(store, f.ResumeAfter, done.Token)));

        using var quiet = new CancellationTokenSource();
        var writing = Task.WhenAll(homes.Select(async home =>
        {
            for (var n = 0; !quiet.IsCancellationRequested; n++)
            {
                await SayAsync(store, home, $"{n}");
            }
        }));
        await MergeAndUndoAsync(store, homes, new Random(7));
        await quiet.CancelAsync();
        await writing;
        foreach (var home in homes.Skip(1))
        {
            await store.Get<CustomerMerges>().MergeAsync(new(homes[0], home, "One person."), Ana, Cancelled);
        }

        var lengths = await Task.WhenAll(homes.Select(home => store.Log.LengthAsync(home, Cancelled)));
        await Task.WhenAll(homes.Select(async home =>
        {
            for (var n = 0; n < 20; n++)
            {
                await SayAsync(store, home, $"After all {n}");
            }
        }));
        await Poll.UntilAsync(() => Task.FromResult(followers.TrueForAll(f =>
            homes.Select((home, i) => (Home: home, End: lengths[i] + 20)).All(end => f.Follower.Last.Homes.GetValueOrDefault(end.Home) == end.End))));
        await done.CancelAsync();
        await following;

        Assert.All(followers, f =>
        {
            for (var i = 0; i < homes.Length; i++)
            {
                var read = f.Follower.Read.Where(id => id.Home == homes[i]).Select(static id => id.Sequence).ToList();
                Assert.Equal(read.Distinct().Order(), read);
                Assert.Equal(Enumerable.Range(lengths[i] + 1, 20), read.Where(n => n > lengths[i]));
                if (homes[i] == f.Home)
                {
                    Assert.Equal(Enumerable.Range(2, lengths[i] + 19), read);
                }
            }
        });
    }

    private static async Task MergeAndUndoAsync(TestStore store, CustomerId[] homes, Random random)
    {
        var merges = store.Get<CustomerMerges>();
        var standing = new List<MergeId>();
        for (var step = 0; step < 40; step++)
        {
            if (standing.Count > 0 && random.Next(5) < 2)
            {
                var merge = standing[random.Next(standing.Count)];
                standing.Remove(merge);
                await merges.UnmergeAsync(new(merge, "They are two."), Ana, Cancelled);
            }
            else if (await merges.MergeAsync(new(homes[random.Next(homes.Length)], homes[random.Next(homes.Length)], "One person."), Ana, Cancelled) is { IsAccepted: true } done)
            {
                standing.Add(done.Value);
            }
        }
    }

    private static ThreadPosition At(CustomerId home, int entries) => ThreadPosition.Of([KeyValuePair.Create(home, entries)]);

    private static async Task<CustomerId> NewAsync(TestStore store)
    {
        var home = Sample.NewCustomer();
        await store.Customers.CommitAsync(new(home), (state, now) => Sample.Start(state, now, home.Value), null, Cancelled);
        return home;
    }

    private static async Task SayAsync(TestStore store, CustomerId home, string text) =>
        Assert.True((await store.Customers.AppendAsync<string>(new(new(home, 1)), (state, now) => Sample.Say(state, 1, text, now), null, Cancelled)).IsAccepted);

    private static async Task<MergeId> MergeAsync(TestStore store, CustomerId survivor, CustomerId merged)
    {
        var done = await store.Get<CustomerMerges>().MergeAsync(new(survivor, merged, "One person."), Ana, Cancelled);
        Assert.True(done.IsAccepted);
        return done.Value;
    }

    private static async Task UndoAsync(TestStore store, MergeId merge) =>
        Assert.True((await store.Get<CustomerMerges>().UnmergeAsync(new(merge, "They are two."), Ana, Cancelled)).IsAccepted);

    private sealed class Reading(TestStore store, CustomerId home) : IAsyncDisposable
    {
        private readonly IAsyncEnumerator<PlacedEntry> entries =
            store.Get<EntryFeed>().FollowAsync(home, At(home, 1), static (entries, _) => Task.FromResult(entries), Cancelled).GetAsyncEnumerator(Cancelled);

        public Task SayAsync(string text) => EntryFeedMergeTests.SayAsync(store, home, text);

        public async Task<string> NextAsync()
        {
            Assert.True(await entries.MoveNextAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(30), Cancelled));
            return entries.Current.Entry.Draft.Content switch
            {
                MessageContent message => message.Text,
                ActivityContent { Activity: Activity.CustomersMerged } => "merged",
                ActivityContent { Activity: Activity.CustomersUnmerged } => "undone",
                var content => content.ToString(),
            };
        }

        /// <summary>Reads on until something is said at a home.</summary>
        public async Task UntilAsync(CustomerId at, string text)
        {
            while (await NextAsync() != text || entries.Current.Entry.Id.Home != at)
            {
            }
        }

        public ValueTask DisposeAsync() => entries.DisposeAsync();
    }
}
