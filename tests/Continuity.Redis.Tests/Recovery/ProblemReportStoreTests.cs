using Continuity.Callers;
using Continuity.Recovery;
using Continuity.Redis.Commit;
using Continuity.Redis.Connection;
using Continuity.Redis.Json;
using Continuity.Redis.Keys;
using Continuity.Redis.Outbox;
using Continuity.Redis.Projections;
using Continuity.Redis.Recovery;
using Continuity.Redis.Tests.Hosting;
using Continuity.Staff;

namespace Continuity.Redis.Tests.Recovery;

public abstract class ProblemReportStoreTests(StoreServer server)
{
    private static readonly Caller Ana = new(Role.Agent, "ana");
    private static readonly DateTimeOffset LongAgo = DateTimeOffset.UnixEpoch.AddYears(50);
    private readonly string category = $"Category {Guid.NewGuid()}";

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task CommitAsync_ReportAndStatements_AreReadAgainAndCountedOnce()
    {
        var store = await server.OpenAsync();
        var home = Sample.NewCustomer();
        await store.Customers.CommitAsync(new(home), (state, now) => Sample.Start(state, now, "1"), null, Cancelled);
        var made = await store.Customers.CommitAsync(
            new(home) { Tickets = [1] }, (state, now) => ReportProblem.Decide(state, Ana, new(new(home, 1), ProblemKind.Product, category, "It broke."), Roster.Empty, new(), now), null, Cancelled);
        foreach (var text in new[] { "I saw it.", "I did, too." })
        {
            var said = await store.Customers.CommitAsync(
                new(home) { ProblemReports = [1] }, (state, now) => AddStatement.Decide(state, Ana, new(made.Value, "Mia", Party.Witness, text), new(), now), null, Cancelled);
            Assert.Equal(made.Value, said.Value);
        }

        var report = (await store.Records.ProblemReportsAsync([made.Value, new(home, 2)], Cancelled)).Single().Value;
        Assert.Equal((category, "It broke.", ActorRef.Agent("ana")), (report.Category, report.Description, report.ReportedBy));
        Assert.Equal(["I saw it.", "I did, too."], report.Statements.Select(static statement => statement.Text));
        Assert.Equal([1], (await store.Records.TicketsAsync(home, [1], Cancelled))[0].ProblemReports);
        await Poll.UntilAsync(async () => await CountAsync(store) == 1);
        await Poll.UntilAsync(async () => await store.Get<IRedisCalls>().SortedSetLengthAsync(Partition.Of(home).Outbox, Cancelled) == 0);
        Assert.Equal(1, await CountAsync(store));
    }

    [Fact]
    public async Task SweepAsync_ProcessEndedBetweenCommitAndCount_AnotherOneCountsOnce()
    {
        var (crashed, other) = (await server.OpenAsync(), await server.OpenAsync());
        var home = Sample.NewCustomer();
        var message = new ProblemReported(new(home, 1), false, category, TimeProvider.System.GetUtcNow().AddHours(-1));
        await crashed.Get<OutboxRelay>().AnnounceAsync(home, Cancelled);
        await crashed.Get<CommitScript>().RunAsync(
            new(home, LongAgo) { ExpectedVersion = 0, Fields = [(CustomerFields.Version, 1)], Messages = [StoreJson.WriteBytes<OutboxMessage>(message)] }, Cancelled);
        await crashed.Get<Projection>().ApplyAsync(message, Cancelled);

        await other.Get<OutboxSweep>().SweepAsync(Cancelled);

        Assert.Equal(1, await CountAsync(other));
        Assert.Equal(0, await other.Get<IRedisCalls>().SortedSetLengthAsync(Partition.Of(home).Outbox, Cancelled));
    }

    private async Task<int> CountAsync(TestStore store)
    {
        var now = TimeProvider.System.GetUtcNow();
        var tally = await store.Get<TrendCounters>().ReadAsync(TrendPeriod.Of(now.AddDays(-1), null, now).Value!, TrendDimension.Category, false, new(), Cancelled);
        return tally.Rows.Where(row => row.Category == category).Sum(static row => row.Count);
    }
}
