using Continuity.Redis.Commit;
using Continuity.Redis.Connection;
using Continuity.Redis.Json;
using Continuity.Redis.Keys;
using Continuity.Redis.Outbox;
using Continuity.Redis.Projections;
using Continuity.Redis.Queues;
using Continuity.Redis.Tests.Hosting;
using Continuity.Tickets;
using Microsoft.Extensions.DependencyInjection;
using StackExchange.Redis;

namespace Continuity.Redis.Tests.Outbox;

public abstract class OutboxTests(StoreServer server)
{
    private static readonly DateTimeOffset LongAgo = DateTimeOffset.UnixEpoch.AddYears(50);

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task CommitAsync_TicketOpened_IsInItsQueueAndUnderItsNumberAndLeavesNothingBehind()
    {
        var store = await server.OpenAsync();
        var (home, queue, number) = (Sample.NewCustomer(), Unique(), await store.Numbers.NextAsync(Cancelled));
        await store.Customers.CommitAsync(new(home), (state, now) => Sample.Start(state, now, number, queue), null, Cancelled);

        await Poll.UntilAsync(async () => await store.Numbers.FindAsync(number, Cancelled) == new TicketId(home, 1));
        await Poll.UntilAsync(async () => (await store.Queues.PageAsync(queue, null, 10, Cancelled)).Select(static w => w.Ticket).SequenceEqual([new TicketId(home, 1)]));
        await Poll.UntilAsync(async () => await store.Get<IRedisCalls>().SortedSetLengthAsync(Partition.Of(home).Outbox, Cancelled) == 0);
    }

    [Fact]
    public async Task SweepAsync_ProcessEndedBetweenCommitAndRelay_AnotherOneRelays()
    {
        var (crashed, other) = (await server.OpenAsync(), await server.OpenAsync());
        var (home, number, queue) = (Sample.NewCustomer(), await crashed.Numbers.NextAsync(Cancelled), Unique());
        await crashed.Get<OutboxRelay>().AnnounceAsync(home, Cancelled);
        await crashed.Get<CommitScript>().RunAsync(
            new(home, LongAgo)
            {
                ExpectedVersion = 0,
                Fields = [(CustomerFields.Version, 1)],
                Messages =
                [
                    StoreJson.WriteBytes<OutboxMessage>(new TicketNumbered(number, new(home, 1))),
                    StoreJson.WriteBytes<OutboxMessage>(new TicketQueued(queue, new(home, 1), LongAgo, 1)),
                ],
            },
            Cancelled);
        Assert.Null(await other.Numbers.FindAsync(number, Cancelled));

        await other.Get<OutboxSweep>().SweepAsync(Cancelled);

        Assert.Equal(new TicketId(home, 1), await other.Numbers.FindAsync(number, Cancelled));
        Assert.Equal(1, await other.Queues.CountAsync(queue, Cancelled));
        Assert.Equal(0, await other.Get<IRedisCalls>().SortedSetLengthAsync(Partition.Of(home).Outbox, Cancelled));
    }

    [Fact]
    public async Task SweepAsync_NotYetDue_LeavesTheMessageToTheProcessThatCommitted()
    {
        var store = await server.OpenAsync(static o => o with { RelayAfter = TimeSpan.FromMinutes(1) });
        var (home, number) = (Sample.NewCustomer(), await store.Numbers.NextAsync(Cancelled));
        await store.Get<OutboxRelay>().AnnounceAsync(home, Cancelled);
        RedisValue message = StoreJson.WriteBytes<OutboxMessage>(new TicketNumbered(number, new(home, 1)));
        await store.Get<CommitScript>().RunAsync(new(home, TimeProvider.System.Now()) { ExpectedVersion = 0, Messages = [message] }, Cancelled);

        await store.Get<OutboxSweep>().SweepAsync(Cancelled);

        Assert.Null(await store.Numbers.FindAsync(number, Cancelled));
    }

    [Fact]
    public async Task SweepAsync_MessagesThatCannotBeRelayed_StayAndHoldUpNoOther()
    {
        var store = await server.OpenAsync();
        var (home, number, redis) = (Sample.NewCustomer(), await store.Numbers.NextAsync(Cancelled), store.Get<IRedisCalls>());
        RedisValue[] unknown = [.. Enumerable.Range(0, 201).Select(static n => (RedisValue)$$"""{"k":"of a later version","n":{{n}}}""")];
        await store.Get<OutboxRelay>().AnnounceAsync(home, Cancelled);
        await store.Get<CommitScript>().RunAsync(new(home, LongAgo) { ExpectedVersion = 0, Messages = unknown }, Cancelled);
        RedisValue known = StoreJson.WriteBytes<OutboxMessage>(new TicketNumbered(number, new(home, 1)));
        await store.Get<CommitScript>().RunAsync(new(home, LongAgo.AddSeconds(1)) { ExpectedVersion = 0, Messages = [known] }, Cancelled);

        await store.Get<OutboxSweep>().SweepAsync(Cancelled);

        Assert.Equal(new TicketId(home, 1), await store.Numbers.FindAsync(number, Cancelled));
        Assert.Equal(unknown.Length, await redis.SortedSetLengthAsync(Partition.Of(home).Outbox, Cancelled));
        await redis.SortedSetRemoveAsync(Partition.Of(home).Outbox, unknown, Cancelled);
    }

    [Fact]
    public async Task SweepAsync_PartitionsThatCantBeRelayed_HoldUpNoTurn()
    {
        var (crashed, other) = (await server.OpenAsync(), await server.OpenAsync());
        var (home, number) = (Sample.NewCustomer(), await crashed.Numbers.NextAsync(Cancelled));
        while (Partition.Of(home).Number is < 2 or > 7)
        {
            home = Sample.NewCustomer();
        }

        // Nobody has announced it, as where that was forgotten meanwhile.
        RedisValue message = StoreJson.WriteBytes<OutboxMessage>(new TicketNumbered(number, new(home, 1)));
        await crashed.Get<CommitScript>().RunAsync(new(home, LongAgo) { ExpectedVersion = 0, Messages = [message] }, Cancelled);
        using var connection = await server.ConnectAsync();
        RedisKey[] bad = [new Partition(0).Outbox, new Partition(1).Outbox];
        foreach (var key in bad)
        {
            await connection.GetDatabase().StringSetAsync(key, "nothing");
        }

        var faults = new[] { await SweptAsync(other), await SweptAsync(other) };
        foreach (var key in bad)
        {
            await connection.GetDatabase().KeyDeleteAsync(key);
        }

        Assert.NotNull(faults[0]);
        Assert.Equal(new TicketId(home, 1), await other.Numbers.FindAsync(number, Cancelled));
    }

    [Fact]
    public async Task AnnounceAsync_AClockThatWasSetBack_AnnouncesByTheNewTime()
    {
        var clock = new ManualTime();
        var store = await server.OpenAsync(static o => o with { TimeFromStore = false }, services => services.AddSingleton<TimeProvider>(clock));
        var home = Sample.NewCustomer();
        await store.Get<OutboxRelay>().AnnounceAsync(home, Cancelled);

        clock.Now -= TimeSpan.FromHours(1);
        await store.Get<OutboxRelay>().AnnounceAsync(home, Cancelled);

        var now = clock.Now.ToUnixTimeMilliseconds();
        Assert.Single(await store.Get<IRedisCalls>().SortedSetRangeByScoreAsync(SystemKeys.Outboxes, now, now, 0, 2, Cancelled));
    }

    [Theory]
    [InlineData("enters 1, leaves 2, enters 3", true)]
    [InlineData("enters 3, leaves 2, enters 1", true)]
    [InlineData("leaves 4, enters 3, enters 1", false)]
    [InlineData("enters 3, enters 3, leaves 4, enters 3", false)]
    public async Task ApplyAsync_LateTwiceOrOutOfOrder_TheLastVersionWins(string order, bool waits)
    {
        var store = await server.OpenAsync();
        var (queue, ticket) = (Unique(), new TicketId(Sample.NewCustomer(), 1));
        foreach (var step in order.Split(", ").Select(static s => s.Split(' ')))
        {
            await store.Get<Projection>().ApplyAsync(new TicketQueued(queue, ticket, step[0] == "enters" ? LongAgo : null, int.Parse(step[1])), Cancelled);
        }

        Assert.Equal(waits ? 1 : 0, await store.Queues.CountAsync(queue, Cancelled));
    }

    [Fact]
    public async Task PageAsync_ManyOfTheSameTime_AreEachReadOnceInOrder()
    {
        var store = await server.OpenAsync();
        var queue = Unique();
        foreach (var n in Enumerable.Range(0, 25))
        {
            await store.Get<Projection>().ApplyAsync(new TicketQueued(queue, new(Sample.NewCustomer(), n + 1), LongAgo.AddMilliseconds(n / 10), 1), Cancelled);
        }

        var read = new List<WaitingTicket>();
        while (await store.Queues.PageAsync(queue, read.LastOrDefault(), 4, Cancelled) is { Count: > 0 } page)
        {
            read.AddRange(page);
        }

        Assert.Equal(25, read.Select(static w => w.Ticket).Distinct().Count());
        Assert.Equal(25, read.Count);
        Assert.Equal(read.Select(static w => w.Since).Order(), read.Select(static w => w.Since));
    }

    private static ValueTask<Exception?> SweptAsync(TestStore store) => Record.ExceptionAsync(() => store.Get<OutboxSweep>().SweepAsync(Cancelled));

    private static string Unique() => Guid.NewGuid().ToString("N");
}
