using Continuity.Callers;
using Continuity.Redis.Connection;
using Continuity.Redis.Keys;
using Continuity.Redis.Staff;
using Continuity.Redis.Tests.Hosting;
using Continuity.Staff;
using Microsoft.Extensions.DependencyInjection;

namespace Continuity.Redis.Tests.Staff;

public abstract class RosterStoreTests(StoreServer server)
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task ReadAsync_AfterASignInElsewhere_KnowsTheAgent()
    {
        var (here, there) = (await server.OpenAsync(), await server.OpenAsync());
        var id = NewId();

        Assert.Null((await RosterOf(here)).Find(id));
        await there.Directory.NoteAsync(new(Role.Supervisor, id, "Ana") { Teams = ["billing"] }, Cancelled);

        var member = (await RosterOf(here)).Find(id)!;
        Assert.Equal((Role.Supervisor, "Ana", Availability.Available), (member.Role, member.Name, member.Availability));
        Assert.Equal(["billing"], member.Teams);
    }

    [Fact]
    public async Task NoteAsync_OtherNameAndTeams_KeepsWhatTheAgentSaid()
    {
        var (here, there) = (await server.OpenAsync(), await server.OpenAsync());
        var (id, deputy) = (NewId(), NewId());
        await here.Directory.NoteAsync(new(Role.Agent, id, "Ana") { Teams = ["billing"] }, Cancelled);
        await here.Get<RosterChanges>().ChangeAsync(
            (roster, now) => roster.With(roster.Find(id)! with { Availability = Availability.Away, Deputy = deputy, DeputyUntil = now }), Cancelled);

        await there.Directory.NoteAsync(new(Role.Supervisor, id, "Anna") { Teams = ["loans"] }, Cancelled);

        var member = (await RosterOf(here)).Find(id)!;
        Assert.Equal((Role.Supervisor, "Anna", Availability.Away, deputy), (member.Role, member.Name, member.Availability, member.Deputy));
        Assert.Equal(["loans"], member.Teams);
        Assert.NotNull(member.DeputyUntil);
    }

    [Fact]
    public async Task NoteAsync_Bot_IsNotInTheRoster()
    {
        var store = await server.OpenAsync();
        var id = NewId();

        await store.Directory.NoteAsync(new(Role.Bot, id, "Bot"), Cancelled);

        Assert.Null((await RosterOf(store)).Find(id));
    }

    [Fact]
    public async Task ReadAsync_NothingNew_CostsOneCall()
    {
        var store = await server.OpenAsync(replace: static services => services.AddSingleton(
            static s => CountedCalls.Of(new RedisFence(s.GetRequiredService<StoreConnection>(), s.GetRequiredService<RedisOptions>()))));
        await store.Directory.NoteAsync(new(Role.Agent, NewId(), "Ana"), Cancelled);
        await RosterOf(store);

        Assert.Equal(1, await CountedCalls.DuringAsync(store, () => RosterOf(store)));
    }

    [Fact]
    public async Task ChangeAsync_EachNamesTheOtherAtOnceInTwoProcesses_NeverMakesACircle()
    {
        var stores = new[] { await server.OpenAsync(), await server.OpenAsync() };
        for (var round = 0; round < 20; round++)
        {
            string[] pair = [NewId(), NewId()];
            foreach (var id in pair)
            {
                await stores[0].Directory.NoteAsync(new(Role.Agent, id, id), Cancelled);
            }

            await Task.WhenAll(NameAsync(stores[0], pair[0], pair[1]), NameAsync(stores[1], pair[1], pair[0]));

            var roster = await RosterOf(stores[0]);
            Assert.Single(pair, id => roster.Find(id)!.Deputy is not null);
        }
    }

    [Fact]
    public async Task ChangeAsync_ManyAtOnceInTwoProcesses_LosesNone()
    {
        var stores = new[] { await server.OpenAsync(), await server.OpenAsync() };
        var ids = Enumerable.Range(0, 60).Select(static _ => NewId()).ToList();

        await Task.WhenAll(ids.Select((id, i) => stores[i % 2].Directory.NoteAsync(new(Role.Agent, id, id), Cancelled)));

        var roster = await RosterOf(await server.OpenAsync());
        Assert.All(ids, id => Assert.NotNull(roster.Find(id)));
    }

    [Fact]
    public async Task RecentAsync_WhileAnotherRequestReadsIt_IsReadToo()
    {
        var (store, answered, id) = (await server.OpenAsync(), new TaskCompletionSource(), NewId());
        await store.Directory.NoteAsync(new(Role.Agent, id, "Ana"), Cancelled);
        var held = await server.OpenAsync(replace: services => HeldScripts.Replace(services, SystemKeys.RosterVersion, () => answered.Task));
        var reader = held.Get<RosterReader>();

        var (first, second) = (reader.RecentAsync(Cancelled).AsTask(), reader.RecentAsync(Cancelled).AsTask());
        answered.SetResult();

        Assert.NotNull((await first).Find(id));
        Assert.NotNull((await second).Find(id));
    }

    [Fact]
    public async Task ReadAsync_AfterAFailoverThatLostAChange_KnowsWhatWasWrittenThen()
    {
        var (here, there) = (await server.OpenAsync(), await server.OpenAsync());
        var (lost, kept) = (NewId(), NewId());
        await here.Directory.NoteAsync(new(Role.Agent, NewId(), "Ana"), Cancelled);
        using var connection = await server.ConnectAsync();
        var database = connection.GetDatabase();
        var version = await database.StringGetAsync(SystemKeys.RosterVersion);
        await here.Directory.NoteAsync(new(Role.Agent, lost, "Ben"), Cancelled);
        Assert.NotNull((await RosterOf(here)).Find(lost));

        // As a replica that had not heard of the change.
        await database.HashDeleteAsync(SystemKeys.Roster, lost);
        await database.StringSetAsync(SystemKeys.RosterVersion, version);
        await there.Directory.NoteAsync(new(Role.Agent, kept, "Cleo"), Cancelled);

        Assert.NotNull((await RosterOf(here)).Find(kept));
        Assert.Null((await RosterOf(here)).Find(lost));
    }

    private static Task NameAsync(TestStore store, string agent, string deputy) => store.Get<RosterChanges>().ChangeAsync(
        (roster, now) => roster.Find(deputy)!.Deputy == agent ? roster : roster.With(roster.Find(agent)! with { Deputy = deputy }), Cancelled);

    private static Task<Roster> RosterOf(TestStore store) => store.Get<RosterReader>().ReadAsync(Cancelled);

    private static string NewId() => Guid.NewGuid().ToString("N");
}
