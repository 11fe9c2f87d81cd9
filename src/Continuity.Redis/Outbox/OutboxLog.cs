using Microsoft.Extensions.Logging;

namespace Continuity.Redis.Outbox;

/// <summary>What is told of trouble with outboxes, once in a while.</summary>
internal sealed partial class OutboxLog(TimeProvider time, ILogger<OutboxRelay> log)
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(10);
    private readonly Lock gate = new();
    private int left;
    private long? toldAt;

    /// <summary>Messages could not be relayed. Told every ten seconds at most.</summary>
    public void Left(int count, int partition, Exception fault)
    {
        lock (gate)
        {
            left += count;
            if (toldAt is { } told && time.GetElapsedTime(told) < Pause)
            {
                return;
            }

            LogLeft(left, partition, fault);
            (left, toldAt) = (0, time.GetTimestamp());
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Count} times messages stayed in an outbox, the last time in partition {Partition}; they are relayed later.")]
    private partial void LogLeft(int count, int partition, Exception fault);
}
