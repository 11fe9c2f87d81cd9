using Continuity.Callers;
using Continuity.Customers;
using Continuity.Decisions;
using Continuity.Redis.Commit;
using Continuity.Redis.Privacy;
using Continuity.Redis.Tests.Hosting;
using Continuity.Threads;

namespace Continuity.Redis.Tests.Privacy;

/// <summary>What goes with an entry that is redacted, at all homes of a customer and however much it is.</summary>
public abstract class RedactionTests(StoreServer server)
{
    private const string Said = "My account is DE89 3704 0044.";
    private const int Many = 620;
    private static readonly ActorRef Ana = ActorRef.Agent("ana");

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task RedactAsync_EntryThatHundredsRepeatAtBothHomes_LeavesNoneOfThemAndWhatWasSaidBefore()
    {
        var store = await server.OpenAsync();
        var customer = await ErasedCustomer.MakeAsync(store, 1, Cancelled);
        var before = await SayAsync(store, customer.Survivor, 1, Ana);
        var entry = Assert.Single(await SayAsync(store, customer.Merged, 1, Ana));
        var (here, there) = (await SayAsync(store, customer.Merged, Many, Ana), await SayAsync(store, customer.Survivor, Many, Ana));

        var done = await store.Get<Redactions>().RedactAsync(new(entry.Id, "An account number."), new(Role.Supervisor, "sue"), Cancelled);

        Assert.Equal(entry.Id, done.Value);
        Assert.False(done.State.Entries[entry.Id.Sequence].Draft.Redaction!.IsPartial);
        Assert.All(await ReadAsync(store, here, there), static after => Assert.Equal(("[redacted] I said.", true), (Sample.TextOf(after), after.Draft.Redaction?.IsPartial)));
        Assert.Equal(Sample.TextOf(before[0]), Sample.TextOf((await ReadAsync(store, before))[0]));
    }

    [Fact]
    public async Task RedactAsync_ByAnAgentWhereOthersRepeatIt_LeavesWhatOthersSaidAtBothHomes()
    {
        var store = await server.OpenAsync();
        var customer = await ErasedCustomer.MakeAsync(store, 1, Cancelled);
        var entry = Assert.Single(await SayAsync(store, customer.Merged, 1, Ana));
        var (others, own) = (await SayAsync(store, customer.Survivor, 2, ActorRef.Agent("ben")), await SayAsync(store, customer.Survivor, 2, Ana));

        await store.Get<Redactions>().RedactAsync(new(entry.Id, "An account number."), new(Role.Agent, "ana"), Cancelled);

        Assert.All(await ReadAsync(store, others), static after => Assert.Equal(($"{Said} I said.", null), (Sample.TextOf(after), after.Draft.Redaction)));
        Assert.All(await ReadAsync(store, own), static after => Assert.Equal("[redacted] I said.", Sample.TextOf(after)));
    }

    [Fact]
    public async Task RedactAsync_WhileOthersRepeatIt_LeavesNoneThatWasRecordedBeforeItWasDone()
    {
        const int Rounds = 3;
        var other = await server.OpenAsync();
        var customer = await ErasedCustomer.MakeAsync(other, 1, Cancelled);
        var entry = Assert.Single(await SayAsync(other, customer.Survivor, 1, Ana));
        await SayAsync(other, customer.Survivor, 2, Ana);
        var rounds = 0;
        var store = await server.OpenAsync(replace: services => HeldScripts.Replace(
            services, "", async arguments =>
            {
                // All that repeats it was taken away; it itself is about to be.
                if (arguments.Any(static one => $"{one}".Contains($"{Activity.EntryRedacted}", StringComparison.Ordinal)) && rounds++ < Rounds)
                {
                    await SayAsync(other, customer.Survivor, 2, Ana);
                }
            }));

        await store.Get<Redactions>().RedactAsync(new(entry.Id, "An account number."), new(Role.Supervisor, "sue"), Cancelled);

        var log = await store.Log.RangeAsync(customer.Survivor, 1, 500, Cancelled);
        var done = log.Single(static one => one.Draft.Content is ActivityContent { Activity: Activity.EntryRedacted }).Id.Sequence;
        var before = log.Where(one => one.Id.Sequence > entry.Id.Sequence && one.Id.Sequence < done && one.Draft.Content is MessageContent).ToList();
        Assert.Equal(2 + (2 * Rounds), before.Count);
        Assert.All(before, static one => Assert.Equal("[redacted] I said.", Sample.TextOf(one)));
    }

    private static async Task<IReadOnlyList<Entry>> SayAsync(TestStore store, CustomerId home, int times, ActorRef author)
    {
        var done = await store.Customers.CommitAsync(
            new CommitRequest(home),
            (state, now) => Decision.Accept(1, state, [.. Enumerable.Range(0, times).Select(i => Sample.Text(times == 1 ? Said : $"{Said} I said.", 1, now) with { Author = author })]),
            null,
            Cancelled);
        return done.Entries;
    }

    private static async Task<List<Entry>> ReadAsync(TestStore store, params IReadOnlyList<Entry>[] said)
    {
        var read = new List<Entry>();
        foreach (var entries in said)
        {
            read.AddRange(await store.Log.RangeAsync(entries[0].Id.Home, entries[0].Id.Sequence, entries[^1].Id.Sequence, Cancelled));
        }

        Assert.Equal(said.Sum(static entries => entries.Count), read.Count);
        return read;
    }
}
