using Continuity.Redis.Sweeps;

namespace Continuity.Redis.Tests.Sweeps;

public class SweepTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task EachAsync_SomeFail_DoesAllOthersAndThrowsTheFirstFault()
    {
        var done = new List<int>();

        var fault = await Assert.ThrowsAsync<InvalidOperationException>(() => Sweep.EachAsync(Enumerable.Range(0, 10), 1, Act, Cancelled));

        Assert.Equal("1", fault.Message);
        Assert.Equal([0, 3, 4, 5, 6, 7, 8, 9], done);

        Task Act(int one, CancellationToken token)
        {
            if (one is 1 or 2)
            {
                throw new InvalidOperationException($"{one}");
            }

            done.Add(one);
            return Task.CompletedTask;
        }
    }

    [Fact]
    public async Task EachAsync_Many_NoMoreAtOnceThanAllowed()
    {
        var (running, most) = (0, 0);

        await Sweep.EachAsync(
            Enumerable.Range(0, 50),
            3,
            async (_, _) =>
            {
                most = Math.Max(most, Interlocked.Increment(ref running));
                await Task.Yield();
                Interlocked.Decrement(ref running);
            },
            Cancelled);

        Assert.InRange(most, 1, 3);
    }

    [Fact]
    public async Task EachAsync_Cancelled_Ends()
    {
        using var cancel = new CancellationTokenSource();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Sweep.EachAsync(
            Enumerable.Range(0, 10),
            1,
            async (_, token) =>
            {
                await cancel.CancelAsync();
                token.ThrowIfCancellationRequested();
            },
            cancel.Token));
    }
}
