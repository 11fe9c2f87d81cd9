namespace Continuity.GraphQL.Telemetry;

/// <summary>What the server's telemetry holds.</summary>
public sealed record TelemetryOptions
{
    /// <summary>A resolver that takes this long or longer is told of, with what it waits for counted in: 0 (every resolver) to 1 hour; 100 ms unless set.</summary>
    public TimeSpan SlowResolver
    {
        get;
        init => field = value >= TimeSpan.Zero && value <= TimeSpan.FromHours(1)
            ? value
            : throw new ArgumentOutOfRangeException(nameof(SlowResolver), value, "0 to 1 hour.");
    } = TimeSpan.FromMilliseconds(100);

    /// <summary>
    /// Whether the activity of a trusted document is named <c>query Name</c> rather than <c>query</c>. OpenTelemetry's conventions advise against it where clients choose the names, so
    /// that there may be any number of them: those of other documents are told nowhere. Off unless set.
    /// </summary>
    public bool NameActivitiesByOperation { get; init; }
}
