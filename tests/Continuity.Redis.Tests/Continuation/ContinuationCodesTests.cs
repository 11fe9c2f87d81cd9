using Continuity.Continuation;
using Continuity.Customers;
using Continuity.Decisions;
using Continuity.Redis.Commit;
using Continuity.Redis.Connection;
using Continuity.Redis.Continuation;
using Continuity.Redis.Tests.Hosting;
using StackExchange.Redis;

namespace Continuity.Redis.Tests.Continuation;

public abstract class ContinuationCodesTests(StoreServer server)
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task FindAsync_ByDigitsAndByLinkToken_GivesWhatTheCodeStandsForAndUsesNothing()
    {
        var store = await server.OpenAsync();
        foreach (var grant in new[] { Grant(), Grant() with { Assurance = Assurance.Anonymous, IssuedIn = null } })
        {
            var issued = await Codes(store).IssueAsync(grant, Cancelled);

            foreach (var code in new[] { issued.Code, issued.LinkToken, issued.Code, issued.LinkToken })
            {
                Assert.Equal(grant, (await Codes(store).FindAsync(code, Cancelled)).Value);
            }
        }
    }

    [Fact]
    public async Task UseAsync_EitherForm_UsesBothForEverybodyButTheCommandThatDid()
    {
        var store = await server.OpenAsync();
        foreach (var first in new Func<IssuedCode, ContinuationCode>[] { static issued => issued.Code, static issued => issued.LinkToken })
        {
            var grant = Grant();
            var issued = await Codes(store).IssueAsync(grant, Cancelled);
            var (one, other) = (Key(), Key());

            Assert.Equal(grant, (await Codes(store).UseAsync(first(issued), one, Cancelled)).Value);

            foreach (var code in new[] { issued.Code, issued.LinkToken })
            {
                Assert.Equal(RefusalCode.Expired, (await Codes(store).UseAsync(code, other, Cancelled)).Refusal?.Code);
                Assert.Equal(RefusalCode.Expired, (await Codes(store).FindAsync(code, Cancelled)).Refusal?.Code);
                Assert.Equal(grant, (await Codes(store).UseAsync(code, one, Cancelled)).Value);
            }
        }
    }

    [Fact]
    public async Task UseAsync_FiftyAtOnceOnTwoProcesses_LetsOneIn()
    {
        TestStore[] stores = [await server.OpenAsync(), await server.OpenAsync()];
        var issued = await Codes(stores[0]).IssueAsync(Grant(), Cancelled);

        var used = await Task.WhenAll(Enumerable.Range(0, 50).Select(i => Task.Run(
            () => Codes(stores[i % 2]).UseAsync(i % 3 == 0 ? issued.LinkToken : issued.Code, Key(), Cancelled))));

        Assert.Single(used, static outcome => outcome.Refusal is null);
        Assert.Equal(49, used.Count(static outcome => outcome.Refusal?.Code == RefusalCode.Expired));
    }

    [Fact]
    public async Task UseAsync_ItsTimeIsOver_IsExpiredSaveForTheCommandThatUsedItBefore()
    {
        var store = await server.OpenAsync();
        var time = new ManualTime();
        var codes = new ContinuationCodes(store.Get<IRedisCalls>(), store.Get<RedisOptions>(), store.TimeOf(time));
        var (used, left) = (await codes.IssueAsync(Grant(time.Now), Cancelled), await codes.IssueAsync(Grant(time.Now), Cancelled));
        var key = Key();
        time.Now += TimeSpan.FromHours(24) - TimeSpan.FromMilliseconds(1);
        Assert.Null((await codes.UseAsync(used.Code, key, Cancelled)).Refusal);
        Assert.Null((await codes.FindAsync(left.Code, Cancelled)).Refusal);

        time.Now += TimeSpan.FromMilliseconds(1);

        Assert.Equal(RefusalCode.Expired, (await codes.FindAsync(left.Code, Cancelled)).Refusal?.Code);
        Assert.Equal(RefusalCode.Expired, (await codes.UseAsync(left.LinkToken, Key(), Cancelled)).Refusal?.Code);
        Assert.Null((await codes.UseAsync(used.Code, key, Cancelled)).Refusal);
    }

    [Fact]
    public async Task FindAsync_NeverIssued_IsNotFound()
    {
        var codes = Codes(await server.OpenAsync());

        foreach (var code in new[] { ContinuationCode.NewDigits(), ContinuationCode.NewLinkToken() })
        {
            Assert.Equal(RefusalCode.NotFound, (await codes.FindAsync(code, Cancelled)).Refusal?.Code);
            Assert.Equal(RefusalCode.NotFound, (await codes.UseAsync(code, Key(), Cancelled)).Refusal?.Code);
            await codes.GiveBackAsync(code, Key(), Cancelled);
        }
    }

    [Fact]
    public async Task GiveBackAsync_ByTheOnlyAttempt_LetsTheNextOneIn()
    {
        var codes = Codes(await server.OpenAsync());
        var issued = await codes.IssueAsync(Grant(), Cancelled);
        var key = Key();
        await codes.UseAsync(issued.Code, key, Cancelled);

        await codes.GiveBackAsync(issued.LinkToken, Key(), Cancelled);
        Assert.Equal(RefusalCode.Expired, (await codes.UseAsync(issued.Code, Key(), Cancelled)).Refusal?.Code);

        await codes.GiveBackAsync(issued.LinkToken, key, Cancelled);
        Assert.Null((await codes.UseAsync(issued.Code, Key(), Cancelled)).Refusal);
    }

    [Fact]
    public async Task GiveBackAsync_WhileAnotherAttemptOfTheCommandMaySucceed_LetsNobodyIn()
    {
        var codes = Codes(await server.OpenAsync());
        var issued = await codes.IssueAsync(Grant(), Cancelled);
        var key = Key();
        await codes.UseAsync(issued.Code, key, Cancelled);
        await codes.UseAsync(issued.LinkToken, key, Cancelled);

        await codes.GiveBackAsync(issued.Code, key, Cancelled);

        Assert.Equal(RefusalCode.Expired, (await codes.UseAsync(issued.Code, Key(), Cancelled)).Refusal?.Code);
        await codes.GiveBackAsync(issued.Code, key, Cancelled);
        Assert.Null((await codes.FindAsync(issued.Code, Cancelled)).Refusal);
    }

    [Fact]
    public async Task IssueAsync_DigitsThatAreGivenOut_DrawsOthers()
    {
        var codes = Codes(await server.OpenAsync());
        var first = await codes.IssueAsync(Grant(), Cancelled);
        var drawn = new Queue<ContinuationCode>([first.Code, first.Code, ContinuationCode.NewDigits()]);

        var second = await codes.IssueAsync(Grant(), drawn.Dequeue, Cancelled);

        Assert.Empty(drawn);
        Assert.NotEqual(first.Code, second.Code);
        Assert.NotEqual((await codes.FindAsync(first.Code, Cancelled)).Value, (await codes.FindAsync(second.Code, Cancelled)).Value);
        await Assert.ThrowsAsync<StoreUnavailableException>(() => codes.IssueAsync(Grant(), () => first.Code, Cancelled));
    }

    [Fact]
    public async Task IssueAsync_WhatIsKept_HasNoCodeInItAndIsKeptAsLongAsTheUsersKeyAndNoLonger()
    {
        var store = await server.OpenAsync();
        var issued = await Codes(store).IssueAsync(Grant(), Cancelled);
        await Codes(store).UseAsync(issued.Code, Key(), Cancelled);
        // A scan is answered all at once, for which a loaded machine takes its time.
        using var redis = await ConnectionMultiplexer.ConnectAsync($"{server.ConnectionString},syncTimeout=20000");
        var database = redis.GetDatabase();

        var keys = redis.GetServer(redis.GetEndPoints()[0]).Keys(pattern: "{[cd]:*", pageSize: 1_000).Select(static key => (string)key!).ToList();

        Assert.NotEmpty(keys);
        foreach (var key in keys)
        {
            var text = key + await database.StringGetAsync(key);
            Assert.DoesNotContain(issued.Code.Value, text, StringComparison.Ordinal);
            Assert.DoesNotContain(issued.LinkToken.Value, text, StringComparison.Ordinal);
            Assert.InRange((await database.KeyTimeToLiveAsync(key))!.Value, TimeSpan.FromDays(7.9), TimeSpan.FromDays(9));
        }
    }

    [Fact]
    public async Task UseAsync_ServerKilledRightAfterwards_IsUsedByThatCommandStill()
    {
        var codes = Codes(await server.OpenAsync(static o => o with { Deadline = TimeSpan.FromSeconds(2) }));
        var (grant, key) = (Grant(), Key());
        var issued = await codes.IssueAsync(grant, Cancelled);
        await codes.UseAsync(issued.Code, key, Cancelled);

        await server.KillAsync();
        await server.StartAsync();
        var store = await server.OpenAsync();

        Assert.Equal(RefusalCode.Expired, (await Codes(store).UseAsync(issued.Code, Key(), Cancelled)).Refusal?.Code);
        Assert.Equal(grant, (await Codes(store).UseAsync(issued.LinkToken, key, Cancelled)).Value);
    }

    private static ContinuationCodes Codes(TestStore store) => store.Get<ContinuationCodes>();

    private static Idempotency Key() => new("Ingest:chat", Guid.NewGuid().ToString(), "payload");

    private static ContinuationGrant Grant(DateTimeOffset? now = null)
    {
        var (home, at) = (Sample.NewCustomer(), now ?? TimeProvider.System.Now());
        return new(new(home, 3), Assurance.Verified, at + TimeSpan.FromHours(24)) { IssuedIn = new(home, 7) };
    }
}
