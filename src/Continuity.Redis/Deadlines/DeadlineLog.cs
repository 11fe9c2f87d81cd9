using Continuity.Redis.Sweeps;
using Microsoft.Extensions.Logging;

namespace Continuity.Redis.Deadlines;

/// <summary>What is told of trouble with deadlines: counts, partitions and kinds of faults, once in a while.</summary>
internal sealed partial class DeadlineLog(TimeProvider time, ILogger<DeadlineEngine> log)
{
    private readonly ToldSeldom failed = new(time);
    private int away;

    /// <summary>So many partitions of the share can't be reached. Told where that begins and ends.</summary>
    public void Away(int partitions)
    {
        if (away == 0 && partitions > 0)
        {
            LogAway(partitions);
        }
        else if (away > 0 && partitions == 0)
        {
            LogBack();
        }

        away = partitions;
    }

    /// <summary>A home could not be settled. Told every ten seconds at most.</summary>
    public void Failed(int partition, Exception fault)
    {
        if (failed.Count() is { } times)
        {
            LogFailed(times, partition, fault.GetType().Name);
        }
    }

    /// <summary>A part of the engine has stumbled, and goes on.</summary>
    public void Stumbled(Exception fault) => LogStumbled(fault.GetType().Name);

    [LoggerMessage(Level = LogLevel.Warning, Message = "What falls due in {Count} partitions can't be read; it is settled when it can.")]
    private partial void LogAway(int count);

    [LoggerMessage(Level = LogLevel.Information, Message = "What falls due can be read again in all partitions.")]
    private partial void LogBack();

    [LoggerMessage(Level = LogLevel.Warning, Message = "What was due could not be settled in {Count} homes, the last one in partition {Partition} ({Fault}); it is tried again.")]
    private partial void LogFailed(int count, int partition, string fault);

    [LoggerMessage(Level = LogLevel.Error, Message = "The deadlines engine has stumbled ({Fault}) and goes on in a second.")]
    private partial void LogStumbled(string fault);
}
