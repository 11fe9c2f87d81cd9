using Continuity.Callers;
using Continuity.Calls;
using Continuity.Customers;
using Continuity.Decisions;
using Continuity.FollowUps;
using Continuity.Redis.Briefs;
using Continuity.Redis.Commit;
using Continuity.Redis.Tests.Hosting;
using Continuity.SelfService;
using Continuity.Threads;

namespace Continuity.Redis.Tests.Ingest;

public abstract class CallPartsTests(StoreServer server)
{
    private static readonly Caller TelephoneSystem = new(Role.Ingest, "chat");
    private static readonly RecordingOptions Options = new(new ThreadOptions(), new FollowUpOptions(), new SelfServiceOptions());

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task TakeCallPart_HundredAtOnceFromTwoProcesses_MakesOneEntryThatHasItAll()
    {
        TestStore[] stores = [await server.OpenAsync(), await server.OpenAsync()];
        var home = Sample.NewCustomer();
        await stores[0].Customers.CommitAsync(new(home), static (state, now) => Sample.Start(state, now, "1"), null, Cancelled);
        var at = DateTimeOffset.UnixEpoch.AddYears(56);
        CallPart[] parts =
        [
            new(at) { StartedAt = at, Direction = Direction.Outbound },
            new(at.AddSeconds(5)) { AnsweredAt = at.AddSeconds(5), Agent = "ana" },
            new(at.AddSeconds(65)) { EndedAt = at.AddSeconds(65) },
            new(at.AddSeconds(70)) { RecordingUrl = "https://calls.example.com/1" },
            new(at.AddSeconds(80)) { Transcript = "Good morning." },
        ];

        await Task.WhenAll(Enumerable.Range(0, 100).Select(i => Task.Run(() => TakeAsync(stores[i % 2], home, parts[i % parts.Length], $"part-{i % parts.Length}"))));

        var log = await stores[1].Log.RangeAsync(home, 1, 100, Cancelled);
        var entry = Assert.Single(log, static one => one.Draft.Content is CallContent);
        Assert.Equal(
            new CallContent(Direction.Outbound, TimeSpan.FromMinutes(1), "Outbound call of 1 min 0 s.", "https://calls.example.com/1", "Good morning."), entry.Draft.Content);
        Assert.Equal((ActorRef.Agent("ana"), at), (entry.Draft.Author, entry.Draft.OccurredAt));
        Assert.Single(log, static one => one.Draft.Content is ActivityContent { Activity: Activity.SessionEnded });
        var session = (await stores[0].Customers.LoadAsync(home, [], [1], Cancelled)).Sessions[1];
        Assert.Equal((SessionState.Ended, entry.Id.Sequence), (session.State, session.Call!.Entry));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task TakeCallPart_InWhicheverOrder_TheBriefKnowsWhoSpokeLastAndWhoAwaitsAnAnswer(bool isTaken)
    {
        var store = await server.OpenAsync();
        var at = DateTimeOffset.UnixEpoch.AddYears(56);
        CallPart[] parts =
        [
            new(at) { StartedAt = at, Direction = Direction.Inbound },
            new(at.AddSeconds(5)) { AnsweredAt = isTaken ? at.AddSeconds(5) : null, Agent = isTaken ? "ana" : null },
            new(at.AddSeconds(65)) { EndedAt = at.AddSeconds(65), Duration = TimeSpan.FromSeconds(isTaken ? 60 : 0) },
            new(at.AddSeconds(70)) { RecordingUrl = "https://calls.example.com/1" },
        ];
        int[][] orders = [[0, 1, 2, 3], [3, 2, 1, 0], [3, 0, 2, 1], [2, 3, 1, 0], [1, 3, 0, 2]];
        foreach (var order in orders)
        {
            var home = Sample.NewCustomer();
            await store.Customers.CommitAsync(new(home), static (state, now) => Sample.Start(state, now, "1"), null, Cancelled);
            await store.Customers.CommitAsync(
                new(home) { Sessions = [1], Records = true },
                (state, _) => Decision.Accept(0, state, new EntryDraft(new MessageContent("Hello?"), ActorRef.Customer(home), Channel.Chat, at.AddHours(-1)) { Session = 1 }),
                null,
                Cancelled);
            foreach (var part in order)
            {
                await TakeAsync(store, home, parts[part], $"part-{part}");
            }

            var brief = (await store.Get<BriefReader>().LoadManyAsync([new(home, 1)], Cancelled))[new(home, 1)];
            (Type, DateTimeOffset?) expected = isTaken ? (typeof(MessageContent), null) : (typeof(CallContent), at.AddHours(-1));
            Assert.Equal(expected, (brief.LastByCustomer!.Draft.Content.GetType(), brief.UnansweredSince));
        }
    }

    private static async Task TakeAsync(TestStore store, CustomerId home, CallPart part, string key)
    {
        for (IReadOnlyList<int> entries = []; ;)
        {
            var request = new CommitRequest(home) { Sessions = [1], Entries = entries, Records = true, Idempotency = new("chat", $"{home.Value}/{key}", "hash") };
            var done = await store.Customers.CommitAsync(request, (state, now) => TakeCallPart.Decide(state, TelephoneSystem, 1, part, Options, now), null, Cancelled);
            if (done.Refusal is not CallEntryNotLoaded { Sequence: var sequence })
            {
                Assert.Null(done.Refusal);
                return;
            }

            entries = [sequence];
        }
    }
}
