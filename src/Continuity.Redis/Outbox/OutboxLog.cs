using Continuity.Redis.Sweeps;
using Microsoft.Extensions.Logging;

namespace Continuity.Redis.Outbox;

/// <summary>What is told of trouble with outboxes, once in a while.</summary>
internal sealed partial class OutboxLog(TimeProvider time, ILogger<OutboxRelay> log)
{
    private readonly ToldSeldom left = new(time);
    private readonly ToldSeldom nameless = new(time);

    /// <summary>Messages could not be relayed. Told every ten seconds at most.</summary>
    public void Left(int count, int partition, Exception fault)
    {
        if (left.Count(count) is { } times)
        {
            LogLeft(times, partition, fault);
        }
    }

    /// <summary>Webhooks were not told of entries. Told every ten seconds at most.</summary>
    public void Nameless(int count)
    {
        if (nameless.Count(count) is { } times)
        {
            LogNameless(times);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Webhooks were not told of {Count} entries, because this version has no name for such an event.")]
    private partial void LogNameless(int count);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Count} times messages stayed in an outbox, the last time in partition {Partition}; they are relayed later.")]
    private partial void LogLeft(int count, int partition, Exception fault);
}
