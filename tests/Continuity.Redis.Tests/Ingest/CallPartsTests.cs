using Continuity.Callers;
using Continuity.Calls;
using Continuity.Customers;
using Continuity.FollowUps;
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

    private static async Task TakeAsync(TestStore store, CustomerId home, CallPart part, string key)
    {
        for (IReadOnlyList<int> entries = []; ;)
        {
            var request = new CommitRequest(home) { Sessions = [1], Entries = entries, Records = true, Idempotency = new("chat", key, "hash") };
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
