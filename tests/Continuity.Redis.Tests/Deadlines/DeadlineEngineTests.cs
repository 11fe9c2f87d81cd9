using Continuity.Customers;
using Continuity.FollowUps;
using Continuity.Redis.Connection;
using Continuity.Redis.Deadlines;
using Continuity.Redis.Keys;
using Continuity.Redis.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace Continuity.Redis.Tests.Deadlines;

public abstract class DeadlineEngineTests(StoreServer server)
{
    /// <summary>A look at what is left reads all partitions (ms).</summary>
    private const int LookEvery = 200;
    private static readonly CancellationToken Never = CancellationToken.None;

    [Fact]
    public async Task Engine_SomethingFallsDue_SettlesItOnceAndNotBefore()
    {
        await using var engine = await StartAsync();
        var pending = Pending(engine.Store, PendingHomes.NewHomes(100), TimeProvider.System.GetUtcNow().AddSeconds(1), TimeSpan.FromSeconds(3));
        await pending.WriteAsync();

        Assert.All(await SettledAsync(pending), static one => Assert.True(one.SettledAt >= one.DueAt));
    }

    [Theory]
    [InlineData(7)]
    [InlineData(-7)]
    public async Task Engine_TheProcessesClockIsOff_SettlesByTheStores(int seconds)
    {
        await using var engine = await StartAsync(replace: services => services.AddSingleton<TimeProvider>(new SkewedTime(TimeSpan.FromSeconds(seconds))));
        var due = TimeProvider.System.GetUtcNow().AddSeconds(5);
        var pending = Pending(engine.Store, PendingHomes.NewHomes(2), due, TimeSpan.Zero);
        await pending.WriteAsync();
        await Poll.UntilAsync(async () => await pending.LeftAsync() == 0, LookEvery);

        // A clock ahead would have settled it before its time, one behind after it would have said it was.
        Assert.True(TimeProvider.System.GetUtcNow() >= due - TimeSpan.FromSeconds(1));
        Assert.All(await pending.CheckAsync(), static one => Assert.True(one.SettledAt >= one.DueAt && one.SettledAt <= TimeProvider.System.GetUtcNow().AddSeconds(1)));
    }

    [Fact]
    public async Task Engine_AnHourHasPassedMeanwhile_CatchesUpInOrderOfTime()
    {
        var store = await server.OpenAsync(replace: services =>
        {
            Patiently(services);
            Serially(services);
        });
        await Poll.UntilAsync(async () => (await store.Get<Membership>().RenewAsync(Never)).Count == 1);
        var one = Partition.Of(Sample.NewCustomer());
        IReadOnlyList<CustomerId> crowd = [.. PendingHomes.NewHomes(200_000).Where(home => Partition.Of(home) == one).Take(120)];
        IReadOnlyList<CustomerId> homes = [.. crowd.Concat(PendingHomes.NewHomes(180)).OrderBy(static home => home.Value.GetHashCode(StringComparison.Ordinal))];
        var pending = Pending(store, homes, TimeProvider.System.GetUtcNow().AddHours(-1), TimeSpan.FromMinutes(59));
        await pending.WriteAsync();

        await using var engine = await RunningEngine.StartAsync(store);
        var settled = await SettledAsync(pending);

        Assert.True(crowd.Count > DeadlineSchedule.Page);
        Assert.Equal(settled.Select(static one => one.SettledAt).Order(), settled.Select(static one => one.SettledAt));
    }

    [Fact]
    public async Task Engine_HomesThatCantBeSettled_HoldUpNobody()
    {
        await using var engine = await StartAsync(Patiently);
        var redis = engine.Store.Get<IRedisCalls>();
        var past = TimeProvider.System.GetUtcNow().AddHours(-1);
        var one = Partition.Of(Sample.NewCustomer());
        IReadOnlyList<CustomerId> bad = [.. PendingHomes.NewHomes(100).Concat(PendingHomes.NewHomes(500_000).Where(home => Partition.Of(home) == one).Take(350))];

        // More of them in one partition than are kept of it, and good ones behind.
        IReadOnlyList<CustomerId> good = [.. PendingHomes.NewHomes(100).Concat(PendingHomes.NewHomes(50_000).Where(home => Partition.Of(home) == one).Take(20))];
        var pending = Pending(engine.Store, good, past, TimeSpan.FromMinutes(1));

        // What is no record at all stands for a bug in any decision on it.
        await Task.WhenAll(bad.Select(home => redis.SetAsync(new CustomerKeys(home).State, "nothing", Never)));
        await Task.WhenAll(bad.Select(home => redis.SortedSetAddAsync(Partition.Of(home).Due, home.Value, past.AddHours(-1).ToUnixTimeMilliseconds(), Never)));
        await pending.WriteAsync();

        await SettledAsync(pending);
        await Task.WhenAll(bad.Select(home => redis.SortedSetRemoveAsync(Partition.Of(home).Due, [home.Value], Never)));
    }

    [Fact]
    public async Task Engine_LooksThatAreNeverAnswered_AreDoneAgainLongBeforeACallsDeadline()
    {
        var (looks, never) = (0, new TaskCompletionSource());
        await using var engine = await StartAsync(services => HeldScripts.Replace(
            services, ":due", () => Interlocked.Increment(ref looks) <= DeadlineSchedule.Turns ? never.Task : Task.CompletedTask));
        var pending = Pending(await server.OpenAsync(), PendingHomes.NewHomes(20), TimeProvider.System.GetUtcNow(), TimeSpan.Zero);
        await pending.WriteAsync();

        await SettledAsync(pending);
    }

    [Fact]
    public async Task Membership_AStoresClockThatWasSetBack_KeepsNobodyForLongerThanTheLongestLease()
    {
        var store = await server.OpenAsync();
        var later = TimeProvider.System.GetUtcNow().AddMinutes(10).ToUnixTimeMilliseconds();
        await store.Get<IRedisCalls>().SortedSetAddAsync(SystemKeys.Instances, "dead", later, Never);

        Assert.DoesNotContain("dead", await store.Get<Membership>().RenewAsync(Never));
    }

    [Fact]
    public async Task Engine_ATimeThatIsOutOfDate_IsMended()
    {
        await using var engine = await StartAsync();
        var redis = engine.Store.Get<IRedisCalls>();
        var home = PendingHomes.NewHomes(1)[0];
        await engine.Store.Customers.CommitAsync(new(home), static (state, now) => Sample.Prefer(state, "en", now), null, Never);
        await redis.SortedSetAddAsync(Partition.Of(home).Due, home.Value, 1, Never);

        await Poll.UntilAsync(async () => (await redis.SortedSetRangeByScoreAsync(Partition.Of(home).Due, 1, 1, 0, 1, Never)).Length == 0);

        Assert.Equal(1, (await engine.Store.Customers.LoadAsync(home, [], [], Never)).Version);
    }

    [Fact]
    public async Task Engine_AnotherIsKilled_TakesItsShareOver()
    {
        await using var other = await SettlingProcess.StartAsync(server);
        await using var engine = await StartAsync();
        var pending = Pending(engine.Store, PendingHomes.NewHomes(500), TimeProvider.System.GetUtcNow().AddSeconds(3), TimeSpan.FromSeconds(6));
        await pending.WriteAsync();
        await Poll.UntilAsync(async () => await pending.LeftAsync() < 400, LookEvery);

        await other.KillAsync();

        await SettledAsync(pending);
    }

    [Fact]
    public async Task Engine_TwoOfThreeProcessesAreKilled_SettlesAllOnce()
    {
        await using var first = await SettlingProcess.StartAsync(server);
        await using var second = await SettlingProcess.StartAsync(server);
        await using var engine = await StartAsync();
        // Where other work takes two cores, Garnet makes some eighty commits a second.
        var count = server is GarnetServer ? 1_000 : 5_000;
        var pending = Pending(engine.Store, PendingHomes.NewHomes(count), TimeProvider.System.GetUtcNow().AddSeconds(8), TimeSpan.FromSeconds(20));
        await pending.WriteAsync();
        await Poll.UntilAsync(async () => await pending.LeftAsync() < count * 4 / 5, LookEvery);
        await first.KillAsync();
        await Poll.UntilAsync(async () => await pending.LeftAsync() < count / 2, LookEvery);

        await second.KillAsync();

        await SettledAsync(pending);
    }

    [Fact]
    public async Task Engine_AnotherEnds_ItHasLeftAtOnce()
    {
        await using var other = await SettlingProcess.StartAsync(server);
        await using var engine = await StartAsync(services => services.AddSingleton(new DeadlineOptions { Lease = TimeSpan.FromSeconds(30) }));
        var membership = engine.Store.Get<Membership>();
        await Poll.UntilAsync(async () => (await membership.RenewAsync(Never)).Count >= 2);
        var before = (await membership.RenewAsync(Never)).Count;

        await other.StopAsync();

        Assert.Equal(before - 1, (await membership.RenewAsync(Never)).Count);
    }

    [Fact]
    public async Task Engine_TheStoreWasAway_GoesOnAfterwards()
    {
        await using var engine = await StartAsync();
        var pending = Pending(engine.Store, PendingHomes.NewHomes(50), TimeProvider.System.GetUtcNow().AddSeconds(1), TimeSpan.FromSeconds(2));
        await pending.WriteAsync();

        await server.KillAsync();
        await server.StartAsync();

        await SettledAsync(pending);
    }

    // Nothing is missed in a day: of each home there is one thing to do.
    private static void Patiently(IServiceCollection services) => services.AddSingleton(new FollowUpOptions { Grace = TimeSpan.FromDays(1) });

    private static void Serially(IServiceCollection services) => services.AddSingleton(new DeadlineOptions { Concurrency = 1 });

    private static PendingHomes Pending(TestStore store, IReadOnlyList<CustomerId> homes, DateTimeOffset from, TimeSpan spread) =>
        new(store.Get<IServiceProvider>(), homes, from, spread);

    private static async Task<IReadOnlyList<(DateTimeOffset DueAt, DateTimeOffset SettledAt)>> SettledAsync(PendingHomes pending)
    {
        await Poll.UntilAsync(async () => await LeftAsync(pending) == 0, LookEvery);
        return await pending.CheckAsync();
    }

    private static async Task<long?> LeftAsync(PendingHomes pending)
    {
        try
        {
            return await pending.LeftAsync();
        }
        catch (StoreUnavailableException)
        {
            return null;
        }
    }

    private async Task<RunningEngine> StartAsync(Action<IServiceCollection>? replace = null) => await RunningEngine.StartAsync(await server.OpenAsync(replace: replace));
}
