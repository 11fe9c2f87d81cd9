using Continuity.Redis.Connection;
using Continuity.Redis.Keys;
using StackExchange.Redis;

namespace Continuity.Redis.Time;

/// <summary>
/// The store's time, which decides what is late: that of the server that keeps the store's own keys, so that all processes have the same, whatever their clocks say. It runs on
/// by itself between two askings, as the process's time does, and is that until it was asked for the first time, or for good without <see cref="RedisOptions.TimeFromStore"/>.
/// </summary>
public sealed class StoreTime : TimeProvider
{
    private const int AtStart = 5;
    private const int Remembered = 8;
    private static readonly Script Ask = Script.Reading("time.lua");
    private readonly Lock gate = new();
    private readonly Queue<TimeAnchor> remembered = new();
    private readonly TimeProvider process;
    private readonly IRedisCalls redis;
    private readonly bool isAsked;
    private volatile TimeAnchor? best;

    internal StoreTime(TimeProvider process, IRedisCalls redis, RedisOptions options) =>
        (this.process, this.redis, isAsked) = (process, redis, options.TimeFromStore);

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => best is { } anchor ? anchor.Now(process) : process.GetUtcNow();

    /// <inheritdoc/>
    public override TimeZoneInfo LocalTimeZone => process.LocalTimeZone;

    /// <inheritdoc/>
    public override long TimestampFrequency => process.TimestampFrequency;

    /// <inheritdoc/>
    public override long GetTimestamp() => process.GetTimestamp();

    /// <inheritdoc/>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        process.CreateTimer(callback, state, dueTime, period);

    /// <summary>Asks for the time, a few times over.</summary>
    /// <exception cref="StoreUnavailableException">Redis can't be reached.</exception>
    internal async Task MeasureAsync(CancellationToken cancellationToken)
    {
        for (var i = 0; isAsked && i < AtStart; i++)
        {
            var asked = process.GetTimestamp();
            var said = Read((RedisResult[])(await redis.EvaluateAsync(Ask, [SystemKeys.Instances], [], cancellationToken))!);
            Note(new(said, asked, process.GetTimestamp()));
        }
    }

    /// <summary>Takes in what the store said; of the last few answers the quickest counts, unless a later one contradicts it.</summary>
    internal void Note(TimeSample sample)
    {
        if (!isAsked)
        {
            return;
        }

        var anchor = TimeAnchor.Of(sample, process);
        lock (gate)
        {
            if (best is { } before && !before.AgreesWith(anchor, process))
            {
                remembered.Clear();
            }

            remembered.Enqueue(anchor);
            if (remembered.Count > Remembered)
            {
                remembered.Dequeue();
            }

            best = remembered.MinBy(static one => one.Error);
        }
    }

    /// <summary>What TIME answers: seconds, and microseconds of the next.</summary>
    internal static DateTimeOffset Read(RedisResult[] time) =>
        DateTimeOffset.FromUnixTimeSeconds((long)time[0]).AddTicks((long)time[1] * TimeSpan.TicksPerMicrosecond);
}
