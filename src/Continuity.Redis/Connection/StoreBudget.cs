using System.Diagnostics;

namespace Continuity.Redis.Connection;

/// <summary>
/// What a caller waits for a slow store in all. One call may take <see cref="RedisOptions.Deadline"/>, and a request makes several, some of them behind others': all that it waits for calls
/// that are slow (a tenth of the deadline or more), it waits no longer than for one, and a quarter longer for all that are not quick (a hundredth or more). What is begun within a budget and goes on after it, or long
/// after it began, has each call's own deadline again, as has what is begun without one.
/// </summary>
public sealed class StoreBudget : IDisposable
{
    private const int SlowFrom = 10;
    private const int NotQuickFrom = 100;
    private const int LongerInAll = 4;
    private const int LapsesAfter = 5;
    private static readonly AsyncLocal<StoreBudget?> Ambient = new();
    private readonly Lock gate = new();
    private readonly StoreBudget? before = Ambient.Value;
    private readonly long began = Stopwatch.GetTimestamp();
    private readonly TimeSpan deadline;
    private TimeSpan spent;
    private TimeSpan spentInAll;
    private long since;
    private int waiting;
    private volatile bool isOver;

    private StoreBudget(TimeSpan deadline) => this.deadline = deadline;

    /// <summary>Begins one for what is called until it is disposed of.</summary>
    /// <param name="options">Hold the deadline.</param>
    public static StoreBudget Begin(RedisOptions options) => Ambient.Value = new StoreBudget(options.Deadline);

    /// <summary>Begins none, until it is disposed of: for what goes on as long as somebody listens.</summary>
    public static StoreBudget None() => Ambient.Value = new StoreBudget(TimeSpan.Zero) { isOver = true };

    /// <summary>Ends it, also for what was begun within it and goes on.</summary>
    public void Dispose() => (isOver, Ambient.Value) = (true, before);

    /// <summary>Begins to wait.</summary>
    /// <param name="deadline">How long one may wait where there is no budget.</param>
    /// <exception cref="StoreUnavailableException">Nothing is left of the budget.</exception>
    internal static Waiting Wait(TimeSpan deadline) =>
        Ambient.Value is { isOver: false } budget && Stopwatch.GetElapsedTime(budget.began) < LapsesAfter * budget.deadline ? new(budget, budget.Enter()) : new(null, deadline);

    /// <summary>Waits for one's turn behind others that use the store.</summary>
    /// <param name="line">The line; to be released when done.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="StoreUnavailableException">They took as long as the budget lasted.</exception>
    internal static async Task EnterAsync(SemaphoreSlim line, CancellationToken cancellationToken)
    {
        if (line.Wait(0, cancellationToken))
        {
            return;
        }

        using var waiting = Wait(Timeout.InfiniteTimeSpan);
        if (!await line.WaitAsync(waiting.Left, cancellationToken))
        {
            throw new StoreUnavailableException("Redis is slow: what was called before has not ended.");
        }
    }

    private TimeSpan Enter()
    {
        lock (gate)
        {
            var now = Stopwatch.GetTimestamp();
            var left = Left(now);
            if (left <= TimeSpan.Zero)
            {
                throw new StoreUnavailableException($"Redis did not answer several calls within {deadline.TotalSeconds:0.###} s.");
            }

            since = waiting++ == 0 ? now : since;
            return left;
        }
    }

    private void Leave()
    {
        lock (gate)
        {
            // Calls that travel together are waited for together.
            if (--waiting == 0)
            {
                var took = Stopwatch.GetElapsedTime(since);
                spent += Counted(took, SlowFrom);
                spentInAll += Counted(took, NotQuickFrom);
            }
        }
    }

    private TimeSpan Left(long now)
    {
        var took = waiting > 0 ? Stopwatch.GetElapsedTime(since, now) : TimeSpan.Zero;
        var forSlow = deadline - spent - Counted(took, SlowFrom);
        var inAll = deadline + (deadline / LongerInAll) - spentInAll - Counted(took, NotQuickFrom);
        return forSlow < inAll ? forSlow : inAll;
    }

    private TimeSpan Counted(TimeSpan took, int from) => took >= deadline / from ? took : TimeSpan.Zero;

    /// <summary>One wait, to be disposed of when it is over.</summary>
    /// <param name="budget">What it is taken from, or null.</param>
    /// <param name="left">How long it may take.</param>
    internal readonly struct Waiting(StoreBudget? budget, TimeSpan left) : IDisposable
    {
        /// <summary>How long it may take.</summary>
        public TimeSpan Left { get; } = left;

        public void Dispose() => budget?.Leave();
    }
}
