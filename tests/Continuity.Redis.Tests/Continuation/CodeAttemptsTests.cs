using Continuity.Callers;
using Continuity.Continuation;
using Continuity.Decisions;
using Continuity.Redis.Connection;
using Continuity.Redis.Continuation;
using Continuity.Redis.Tests.Hosting;

namespace Continuity.Redis.Tests.Continuation;

public abstract class CodeAttemptsTests(StoreServer server)
{
    private readonly Caller caller = new(Role.Bot, Guid.NewGuid().ToString());
    private int looked;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task TryAsync_ThousandGuessesAtOnce_TenAreLookedAt()
    {
        var attempts = await AttemptsAsync(new());

        var answers = await Task.WhenAll(Enumerable.Range(0, 1_000).Select(_ => Task.Run(() => attempts.TryAsync(caller, WrongAsync, Cancelled))));

        Assert.Equal(10, looked);
        Assert.Equal(10, answers.Count(static a => a.Refusal?.Code == RefusalCode.NotFound));
        Assert.Equal(990, answers.Count(static a => a.Refusal?.Code == RefusalCode.LimitExceeded));
    }

    [Fact]
    public async Task TryAsync_GuessesAtOnceOnTwoProcesses_TenAreLookedAt()
    {
        CodeAttempts[] attempts = [await AttemptsAsync(new()), await AttemptsAsync(new())];

        var answers = await Task.WhenAll(Enumerable.Range(0, 100).Select(i => Task.Run(() => attempts[i % 2].TryAsync(caller, WrongAsync, Cancelled))));

        Assert.Equal(10, looked);
        Assert.Equal(90, answers.Count(static a => a.Refusal?.Code == RefusalCode.LimitExceeded));
    }

    [Fact]
    public async Task TryAsync_RightOnesAtOnceAfterNineWrongOnes_AreAllLetIn()
    {
        var attempts = await AttemptsAsync(new());
        for (var wrong = 0; wrong < 9; wrong++)
        {
            await attempts.TryAsync(caller, WrongAsync, Cancelled);
        }

        var answers = await Task.WhenAll(Enumerable.Range(0, 200).Select(n => Task.Run(() => attempts.TryAsync(caller, _ => Task.FromResult<Outcome<int>>(n), Cancelled))));

        Assert.Equal(Enumerable.Range(0, 200), answers.Select(static a => a.Value).Order());
        Assert.Equal(RefusalCode.NotFound, (await attempts.TryAsync(caller, WrongAsync, Cancelled)).Refusal?.Code);
        Assert.Equal(RefusalCode.LimitExceeded, (await attempts.TryAsync(caller, _ => Task.FromResult<Outcome<int>>(1), Cancelled)).Refusal?.Code);
    }

    [Fact]
    public async Task TryAsync_WrongAgainAndAgain_IsAnsweredLaterEachTime()
    {
        var time = new ManualTime();
        var attempts = await AttemptsAsync(time);
        for (var n = 0; n < 11; n++)
        {
            await attempts.TryAsync(caller, WrongAsync, Cancelled);
        }

        Assert.Equal([0.25, 0.5, 1, 2, 4, 8, 8, 8, 8], time.Waits.Select(static wait => wait.TotalSeconds));
    }

    [Fact]
    public async Task TryAsync_WhileAnAnswerIsHeldBack_OthersAreLookedAtAndTheWaitCanBeCancelled()
    {
        var attempts = await AttemptsAsync(new() { WaitsEnd = false });
        await attempts.TryAsync(caller, WrongAsync, Cancelled);
        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(Cancelled);
        var held = attempts.TryAsync(caller, WrongAsync, cancel.Token);

        Assert.Equal(1, (await attempts.TryAsync(caller, _ => Task.FromResult<Outcome<int>>(1), Cancelled)).Value);
        Assert.False(held.IsCompleted);
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => held);
    }

    [Fact]
    public async Task TryAsync_AnHourAfterTheOldestWrongOne_LooksAtOneMore()
    {
        var time = new ManualTime();
        var attempts = await AttemptsAsync(time);
        for (var minute = 0; minute < 10; minute++)
        {
            await attempts.TryAsync(caller, WrongAsync, Cancelled);
            time.Now += TimeSpan.FromMinutes(1);
        }

        var refused = await attempts.TryAsync(caller, WrongAsync, Cancelled);
        time.Now += TimeSpan.FromMinutes(50) - TimeSpan.FromMilliseconds(1);
        var early = await attempts.TryAsync(caller, WrongAsync, Cancelled);
        time.Now += TimeSpan.FromMilliseconds(1);
        var first = await attempts.TryAsync(caller, WrongAsync, Cancelled);
        var second = await attempts.TryAsync(caller, WrongAsync, Cancelled);

        Assert.Equal("There were 10 wrong continuation codes within an hour; try again after 2026-03-02T10:00:00.000Z.", refused.Refusal?.Message);
        Assert.Equal(
            [RefusalCode.LimitExceeded, RefusalCode.NotFound, RefusalCode.LimitExceeded],
            new[] { early, first, second }.Select(static a => a.Refusal!.Code));
    }

    [Fact]
    public async Task TryAsync_TooManyWrongOnesOfOneCaller_AreNothingToAnother()
    {
        var attempts = await AttemptsAsync(new());
        for (var n = 0; n < 11; n++)
        {
            await attempts.TryAsync(caller, WrongAsync, Cancelled);
        }

        foreach (var other in new[] { new Caller(Role.Bot, caller.Id + "2"), new Caller(Role.Ingest, caller.Id) })
        {
            Assert.Equal(RefusalCode.NotFound, (await attempts.TryAsync(other, WrongAsync, Cancelled)).Refusal?.Code);
        }
    }

    [Fact]
    public async Task TryAsync_LookThatFails_CountsAndLetsTheNextOneTry()
    {
        var attempts = await AttemptsAsync(new());

        await Assert.ThrowsAsync<StoreUnavailableException>(() => attempts.TryAsync<int>(caller, _ => throw new StoreUnavailableException("Away."), Cancelled));

        Assert.Equal(1, (await attempts.TryAsync(caller, _ => Task.FromResult<Outcome<int>>(1), Cancelled)).Value);
    }

    private Task<Outcome<int>> WrongAsync(CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref looked);
        return Task.FromResult<Outcome<int>>(Refusal.NotFound("continuation code"));
    }

    private async Task<CodeAttempts> AttemptsAsync(ManualTime time)
    {
        var store = await server.OpenAsync();
        return new(store.Get<IRedisCalls>(), new ContinuationOptions(), store.TimeOf(time));
    }
}
