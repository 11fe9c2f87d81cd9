using System.Collections.Concurrent;

namespace Continuity.Redis.Tests.Hosting;

/// <summary>Time as a test sets it. Waits are noted, and over at once or never.</summary>
internal sealed class ManualTime : TimeProvider
{
    private readonly ConcurrentQueue<TimeSpan> waits = new();

    public DateTimeOffset Now { get; set; } = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    public bool WaitsEnd { get; init; } = true;

    public IReadOnlyList<TimeSpan> Waits => [.. waits];

    public override DateTimeOffset GetUtcNow() => Now;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        waits.Enqueue(dueTime);
        if (WaitsEnd)
        {
            ThreadPool.QueueUserWorkItem(_ => callback(state));
        }

        return new Timer();
    }

    private sealed class Timer : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => true;

        public void Dispose()
        {
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
