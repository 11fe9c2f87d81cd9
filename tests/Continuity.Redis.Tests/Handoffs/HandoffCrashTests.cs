using Continuity.Customers;
using Continuity.Model;
using Continuity.Model.Rules;
using Continuity.Redis.Connection;
using Continuity.Redis.CrashHost;
using Continuity.Redis.Keys;
using Continuity.Redis.Outbox;
using Continuity.Redis.Tests.Handoffs.Model;
using Continuity.Redis.Tests.Hosting;
using Continuity.Threads;
using Microsoft.Extensions.DependencyInjection;

namespace Continuity.Redis.Tests.Handoffs;

/// <summary>
/// The process, or the server, is killed at one call of a command after another (<see cref="StoreServer.KillsAtEvery"/>), or dies at it as <see cref="DyingProcess"/> does. Then all of the command is there or nothing, and once it was sent again everything is as where nothing
/// was killed: the home, its log, its deadline and its places in queues.
/// </summary>
public abstract class HandoffCrashTests(StoreServer server)
{
    // No command makes more calls than these; that the last ones are not reached is how it is known that all were.
    private const int Most = 60;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public static TheoryData<string> Scenes => [.. CrashScene.All.Select(static scene => scene.Name)];

    [Theory]
    [MemberData(nameof(Scenes))]
    public async Task Command_ProcessKilledAtEachCall_IsDoneOnceOrNotAtAll(string name)
    {
        var scene = CrashScene.Of(name);
        await using var first = await OpenAsync(new SequenceTime());
        var expected = await UndisturbedAsync(scene, first);
        for (var call = server.FirstKill(); ; call += server.KillsAtEvery)
        {
            Assert.True(call < Most, "It goes on for ever.");
            var (time, world) = NewWorld();
            var home = await SetAsync(scene, time, world, first);
            var told = await PlayUntilAsync(first, call, scene, home, time, world.Clock.Now);
            await AssertDoneOnceAsync(scene, time, world, home, expected, first);
            if (told is not null)
            {
                Assert.True(call > 2, "It was not killed at all.");
                Assert.Equal("accepted", told);
                return;
            }
        }
    }

    [Theory]
    [MemberData(nameof(Scenes))]
    public async Task Command_ServerKilledAtEachCall_IsDoneOnceOrNotAtAll(string name)
    {
        var scene = CrashScene.Of(name);
        var expected = await UndisturbedAsync(scene);
        for (var last = server.FirstKill(); ; last += server.KillsAtEvery)
        {
            Assert.True(last < Most, "It goes on for ever.");
            var (time, world) = NewWorld();
            var home = await SetAsync(scene, time, world);
            var (isOn, before, isKilled) = (false, 0, false);
            var unlucky = await server.OpenAsync(
                static options => options with { TimeFromStore = false, Deadline = TimeSpan.FromSeconds(1) },
                services => services.AddSingleton<TimeProvider>(time).AddSingleton<RedisFence>().AddSingleton(s => WatchedCalls.Of(s.GetRequiredService<RedisFence>(), (number, _) =>
                {
                    before = isOn ? before : number;
                    if (isOn && number - before == last)
                    {
                        isKilled = true;
                        server.KillAsync().Wait(Cancelled);
                    }
                })));
            isOn = true;
            try
            {
                await new Player(world, new StoreCommits(unlucky), Cancelled).DoAsync(scene.Command(home));
            }
            catch (StoreUnavailableException)
            {
                // Whether it was done is what is looked at next.
            }

            isOn = false;
            await unlucky.DisposeAsync();
            if (isKilled)
            {
                await server.StartAsync();
            }

            await AssertDoneOnceAsync(scene, time, world, home, expected);
            if (!isKilled)
            {
                Assert.True(last > 2, "It was not killed at all.");
                return;
            }
        }
    }

    private async Task<IReadOnlyList<string>> UndisturbedAsync(CrashScene scene, TestStore? beside = null)
    {
        var (time, world) = NewWorld();
        var home = await SetAsync(scene, time, world, beside);
        await using var store = await OpenAsync(time, beside);
        await new Player(world, new StoreCommits(store), Cancelled).DoAsync(scene.Command(home));
        return await SeenAsync(store, home);
    }

    private static (SequenceTime Time, World World) NewWorld()
    {
        var (time, world) = (new SequenceTime(), new World());
        time.LiveBy(world.Clock);
        return (time, world);
    }

    private async Task<CustomerId> SetAsync(CrashScene scene, SequenceTime time, World world, TestStore? beside = null)
    {
        await using var store = await OpenAsync(time, beside);
        var player = new Player(world, new StoreCommits(store), Cancelled);
        foreach (var command in scene.Before(world.Homes[0]))
        {
            if (await player.DoAsync(command) is { } told)
            {
                Assert.True(told.IsAccepted, $"{command.Act}: {told.Refusal}");
            }
        }

        return world.Homes[0];
    }

    private async Task AssertDoneOnceAsync(CrashScene scene, SequenceTime time, World world, CustomerId home, IReadOnlyList<string> expected, TestStore? beside = null)
    {
        await using var store = await OpenAsync(time, beside);
        var commits = new StoreCommits(store);
        Assert.Empty(Invariants.Broken(await commits.ReadAsync(home, Cancelled)));
        // What was left is picked up some time later, by a process that never knew of it.
        var (later, clock) = (new SequenceTime(), new WorldClock());
        clock.GoOn(world.Clock.Now + TimeSpan.FromSeconds(1) - clock.Now);
        later.LiveBy(clock);
        await using var other = await OpenAsync(later, beside);
        var sweep = other.Get<OutboxSweep>();
        await Poll.UntilAsync(async () =>
        {
            await sweep.SweepAsync(Cancelled);
            return await store.Get<IRedisCalls>().SortedSetLengthAsync(Partition.Of(home).Outbox, Cancelled) == 0;
        });
        var told = await new Player(world, commits, Cancelled).DoAsync(scene.Command(home));
        Assert.Null(Rulebook.Check(told!));
        Assert.Equal(expected, await SeenAsync(store, home));
        await commits.CheckBesideAsync([home], Cancelled);
    }

    /// <summary>The home as the rules speak of it, and what its log tells.</summary>
    private static async Task<IReadOnlyList<string>> SeenAsync(TestStore store, CustomerId home)
    {
        var state = await new StoreCommits(store).ReadAsync(home, Cancelled);
        var log = await store.Log.RangeAsync(home, 1, int.MaxValue, Cancelled);
        return [.. Rulebook.Describe(state), .. log.Select(static entry => $"{entry.Draft.Visibility} {(entry.Draft.Content as ActivityContent)?.Activity}")];
    }

    private async Task<string?> PlayUntilAsync(TestStore store, int call, CrashScene scene, CustomerId home, SequenceTime time, DateTimeOffset now)
    {
        if (!DyingProcess.IsRealAt(server, call))
        {
            return await DyingProcess.RunAsync(
                store, call, process => HandoffCrash.PlayAsync(process, scene.Name, home.Value, now), services => services.AddSingleton<TimeProvider>(time));
        }

        await using var host = await MergingProcess.PlayingAsync(server, call, scene, home, now);
        return await host.RunAsync();
    }

    private Task<TestStore> OpenAsync(TimeProvider time, TestStore? beside = null)
    {
        return beside is null ? server.OpenAsync(Configure, Replace) : TestStore.BesideAsync(beside, Configure, Replace);

        static RedisOptions Configure(RedisOptions options) => options with { TimeFromStore = false, RelayAfter = TimeSpan.FromMilliseconds(100) };
        void Replace(IServiceCollection services) => services.AddSingleton(time);
    }
}
