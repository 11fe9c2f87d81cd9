using Continuity.Callers;
using Continuity.Customers;
using Continuity.Decisions;
using Continuity.FollowUps;
using Continuity.Redis.Commit;
using Continuity.Redis.Connection;
using Continuity.Redis.Tests.Hosting;
using Continuity.Staff;
using Continuity.Threads;
using Microsoft.Extensions.DependencyInjection;

namespace Continuity.Redis.Tests.FollowUps;

/// <summary>Check-ins on a store that several processes write to: the answer and what it settles are one commit, and agents at once promise one.</summary>
public abstract class CheckInTests(StoreServer server)
{
    private const int Rounds = 8;
    private static readonly Caller Ana = new(Role.Agent, "ana");
    private static readonly Caller Chat = new(Role.Ingest, "chat");
    private static readonly FollowUpOptions Options = new();
    private static readonly RecordingOptions Recording = new(new(), Options, new());

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task AppendAsync_AnswerWhileOthersWriteToo_IsTheEvidenceByItsPlace()
    {
        TestStore[] stores = [await server.OpenAsync(), await server.OpenAsync()];
        for (var round = 0; round < Rounds; round++)
        {
            var home = await AskedAsync(stores[0]);
            await Task.WhenAll(Enumerable.Range(0, 24).Select(n => Task.Run(async () => await SayAsync(stores[n % 2], home, $"{n}", n == 12 ? null : Ana))));

            var followUp = await FollowUpAsync(stores[1], home);
            Assert.Equal(FollowUpState.Kept, followUp.State);
            var log = await stores[1].Log.RangeAsync(home, 1, int.MaxValue, Cancelled);
            Assert.Equal("12", Sample.TextOf(Assert.Single(log, entry => entry.Id == followUp.Evidence)));
            Assert.Equal(Activity.FollowUpKept, ((ActivityContent)log.Single(entry => entry.Id.Sequence == followUp.Evidence!.Value.Sequence + 1).Draft.Content).Activity);
        }
    }

    [Fact]
    public async Task AppendAsync_ManyAnswersAtOnce_SettleItOnceAndAreAllRecorded()
    {
        TestStore[] stores = [await server.OpenAsync(), await server.OpenAsync()];
        for (var round = 0; round < Rounds; round++)
        {
            var home = await AskedAsync(stores[0]);
            var said = await Task.WhenAll(Enumerable.Range(0, 12).Select(n => Task.Run(() => SayAsync(stores[n % 2], home, $"{n}", null))));

            Assert.Equal(12, said.Select(static one => one.Entries[0].Id).Distinct().Count());
            var log = await stores[0].Log.RangeAsync(home, 1, int.MaxValue, Cancelled);
            Assert.Single(log, static entry => entry.Draft.Content is ActivityContent { Activity: Activity.FollowUpKept });
            var evidence = (await FollowUpAsync(stores[0], home)).Evidence;
            Assert.Contains(said, one => one.Entries[0].Id == evidence);
            var state = await stores[0].Customers.LoadAsync(home, [1], [], Cancelled);
            Assert.Empty(state.Tickets[1].AwaitsAnswer);
            Assert.NotNull(state.Profile.CheckedInAt);
        }
    }

    [Fact]
    public async Task AppendAsync_SameKeyAgain_GivesTheSameEntryAndSettlesNothingTwice()
    {
        TestStore[] stores = [await server.OpenAsync(), await server.OpenAsync()];
        var home = await AskedAsync(stores[0]);
        var first = await SayAsync(stores[0], home, "Well", null, "key");
        var again = await SayAsync(stores[0], home, "Well", null, "key");
        var elsewhere = await SayAsync(stores[1], home, "Well", null, "key");

        Assert.Equal((false, true, true), (first.IsRepeat, again.IsRepeat, elsewhere.IsRepeat));
        Assert.All([again, elsewhere], one => Assert.Equal(first.Entries.Select(static entry => entry.Id), one.Entries.Select(static entry => entry.Id)));
        Assert.Equal(first.Entries[0].Id, (await FollowUpAsync(stores[1], home)).Evidence);
    }

    [Fact]
    public async Task AppendAsync_WhereNoCheckInWaits_CostsAsManyRoundTripsAsWithoutAny()
    {
        // What tells agents of the customer's words goes by another process, so that nothing but the appends is counted.
        var (store, other) = (await server.OpenAsync(null, Counted), await server.OpenAsync());
        var (none, pending, asked, answered) = (await StartAsync(other), await PromisedAsync(other), await AskedAsync(other), await AskedAsync(other));
        await SayAsync(other, pending, "Hello", null);
        await SayAsync(other, answered, "I am well", null);
        var counts = new List<int>();
        foreach (var home in new[] { none, pending, asked, answered })
        {
            await SayAsync(store, home, "Hello", Ana);
            counts.Add(await CountedCalls.DuringAsync(store, () => SayAsync(store, home, "Still here", Ana)));
        }

        Assert.Equal([1, 1, 1, 1], counts);
        Assert.Equal((FollowUpState.Pending, FollowUpState.Kept), ((await FollowUpAsync(other, pending)).State, (await FollowUpAsync(other, answered)).State));
    }

    [Fact]
    public async Task CommitAsync_PromisesOfManyAgentsAtOnce_OneIsMade()
    {
        TestStore[] stores = [await server.OpenAsync(), await server.OpenAsync()];
        for (var round = 0; round < Rounds; round++)
        {
            var home = await StartAsync(stores[0]);
            var promised = await Task.WhenAll(Enumerable.Range(0, 12).Select(n => Task.Run(() => PromiseAsync(stores[n % 2], home, $"How are you, {n}?"))));

            Assert.Single(promised, static one => one.IsAccepted);
            Assert.All(promised.Where(static one => !one.IsAccepted), static one => Assert.Equal(RefusalCode.LimitExceeded, one.Refusal!.Code));
            Assert.Equal(1, (await stores[1].Customers.LoadAsync(home, [], [], Cancelled)).Profile.FollowUpCount);
        }
    }

    private static void Counted(IServiceCollection services) =>
        services.AddSingleton<RedisFence>().AddSingleton(static s => CountedCalls.Of(s.GetRequiredService<RedisFence>()));

    private static async Task<CustomerId> StartAsync(TestStore store)
    {
        var home = Sample.NewCustomer();
        await store.Customers.CommitAsync(
            new(home),
            (state, now) =>
            {
                var started = Sample.Start(state, now, home.Value).State!;
                return Decision.Accept(0, started with
                {
                    Profile = started.Profile with { ContactConsent = new() { CheckIns = true } },
                    Tickets = started.Tickets.SetItem(1, started.Tickets[1] with { Owner = Ana.Id, WaitingIn = null, WaitingSince = null }),
                });
            },
            null,
            Cancelled);
        return home;
    }

    private static async Task<CustomerId> PromisedAsync(TestStore store)
    {
        var home = await StartAsync(store);
        Assert.True((await PromiseAsync(store, home, "How are you?")).IsAccepted);
        return home;
    }

    private static async Task<CustomerId> AskedAsync(TestStore store)
    {
        var home = await PromisedAsync(store);
        var asked = await store.Customers.CommitAsync(
            new(home) { Sessions = [1], FollowUps = [1] },
            (state, now) => RecordInSession.Decide(state, Ana, 1, new(new MessageContent("How are you?")) { CheckIn = new(home, 1) }, Recording, now),
            null,
            Cancelled);
        Assert.True(asked.IsAccepted);
        return home;
    }

    private static Task<Committed<FollowUpId>> PromiseAsync(TestStore store, CustomerId home, string promise) => store.Customers.CommitAsync(
        new(home) { Tickets = [1] },
        (state, now) => PromiseFollowUp.Decide(state, Ana, new(new(home, 1), FollowUpKind.CheckIn, promise, now.AddHours(1)), Roster.Empty, Options, now),
        null,
        Cancelled);

    /// <summary>Says something in the session, an agent by themselves or the customer by the channel.</summary>
    private static Task<Committed<bool>> SayAsync(TestStore store, CustomerId home, string text, Caller? agent, string? key = null) => store.Customers.AppendAsync(
        new AppendRequest(new(home, 1)) { Idempotency = key is null ? null : new("chat", key, "payload") },
        (state, now) => RecordInSession.Decide(
            state, agent ?? Chat, 1, new(new MessageContent(text)) { Author = agent is null ? ActorRef.Customer(home) : null }, Recording, now),
        null,
        Cancelled);

    private static async Task<FollowUp> FollowUpAsync(TestStore store, CustomerId home) =>
        Assert.Single(await store.Records.FollowUpsAsync([new FollowUpId(home, 1)], Cancelled)).Value;
}
