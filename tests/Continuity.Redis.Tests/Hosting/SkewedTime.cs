namespace Continuity.Redis.Tests.Hosting;

/// <summary>The time of a process whose clock is off, and can be set.</summary>
/// <param name="by">By how much it is ahead.</param>
/// <param name="right">The time that it is off from; null for this machine's.</param>
internal sealed class SkewedTime(TimeSpan by, TimeProvider? right = null) : TimeProvider
{
    private readonly TimeProvider right = right ?? System;

    public TimeSpan By { get; set; } = by;

    public override long TimestampFrequency => right.TimestampFrequency;

    public override DateTimeOffset GetUtcNow() => right.GetUtcNow() + By;

    public override long GetTimestamp() => right.GetTimestamp();
}
