using System.Diagnostics;

namespace Continuity.Redis.Connection;

/// <summary>
/// What a caller waits for a slow store in all. One call may take <see cref="RedisOptions.Deadline"/>, and a request makes several, some of them behind others': all that it waits for calls
/// that are slow (a tenth of the deadline or more), it waits no longer than for one. What is begun within a budget and goes on long after has each call's own deadline again, as has what is begun without one.
/// </summary>
public sealed class StoreBudget : IDisposable
{
    private const int SlowFrom = 10;
    private const int LapsesAfter = 5;
    private static readonly AsyncLocal<StoreBudget?> Ambient = new();
    private readonly Lock gate = new();
    private readonly StoreBudget? before = Ambient.Value;
    private readonly long began = Stopwatch.GetTimestamp();
    private readonly TimeSpan deadline;
    private TimeSpan spent;
    private long since;
    private int waiting;

    private StoreBudget(TimeSpan deadline) => this.deadline = deadline;

    /// <summary>Begins one for what is called until it is disposed of.</summary>
    /// <param name="options">Hold the deadline.</param>
    public static StoreBudget Begin(RedisOptions options) => Ambient.Value = new StoreBudget(options.Deadline);

    /// <summary>Ends it.</summary>
    public void Dispose() => Ambient.Value = before;

    /// <summary>Begins to wait.</summary>
    /// <param name="deadline">How long one may wait where there is no budget.</param>
    /// <exception cref="StoreUnavailableException">Nothing is left of the budget.</exception>
    internal static Waiting Wait(TimeSpan deadline) =>
        Ambient.Value is { } budget && Stopwatch.GetElapsedTime(budget.began) < LapsesAfter * budget.deadline ? new(budget, budget.Enter()) : new(null, deadline);

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
            var left = deadline - spent - (waiting > 0 ? Slow(now) : TimeSpan.Zero);
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
            spent += --waiting == 0 ? Slow(Stopwatch.GetTimestamp()) : TimeSpan.Zero;
        }
    }

    private TimeSpan Slow(long now) => Stopwatch.GetElapsedTime(since, now) is var took && took >= deadline / SlowFrom ? took : TimeSpan.Zero;

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
