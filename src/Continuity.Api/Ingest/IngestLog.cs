using System.Collections.Concurrent;
using Continuity.Api.Errors;
using Continuity.Redis.Sweeps;
using Continuity.Redis.Time;

namespace Continuity.Api.Ingest;

/// <summary>Tells the operator of what was not taken in: by source and reason, without anything that was sent.</summary>
/// <param name="time">The clock, for what may come in thousands and is told once in a while.</param>
/// <param name="logger">Where to.</param>
internal sealed partial class IngestLog(StoreTime time, ILogger<IngestLog> logger)
{
    private readonly ConcurrentDictionary<string, ToldSeldom> crowded = new(StringComparer.Ordinal);

    /// <summary>What a verified source sent was not taken in, and would not be if it were sent again.</summary>
    /// <param name="source">The source.</param>
    /// <param name="outcome">What came of it.</param>
    /// <param name="reason">Why: a field or a code.</param>
    [LoggerMessage(Level = LogLevel.Warning, Message = "Source {Source}: what it sent is not taken in ({Outcome}: {Reason}).")]
    public partial void NotTaken(string source, IngestOutcome outcome, string reason);

    /// <summary>A signature was not good.</summary>
    /// <param name="source">The source.</param>
    /// <param name="reason">Why.</param>
    [LoggerMessage(Level = LogLevel.Warning, Message = "Source {Source}: a request's signature is not good ({Reason}).")]
    public partial void NotVerified(string source, string reason);

    /// <summary>Something is broken here.</summary>
    /// <param name="source">The source.</param>
    /// <param name="fault">What was thrown.</param>
    [LoggerMessage(Level = LogLevel.Error, Message = "Source {Source}: a request could not be taken in ({Fault}); the source is told to send it again.")]
    public partial void Failed(string source, string fault);

    /// <summary>What was kept until its call is known could not be recorded. It is not lost: it waits on, and is tried again.</summary>
    /// <param name="source">The source.</param>
    /// <param name="outcome">What came of it.</param>
    /// <param name="reason">Why: a field, a code, or what was thrown.</param>
    [LoggerMessage(Level = LogLevel.Error, Message = "Source {Source}: what waits for its call could not be recorded ({Outcome}: {Reason}); it waits on.")]
    public partial void WaitsOn(string source, IngestOutcome outcome, string reason);

    /// <summary>There was no room for a request's body. Told every ten seconds at most.</summary>
    /// <param name="source">The source.</param>
    public void Crowded(string source)
    {
        if (crowded.GetOrAdd(source, _ => new(time)).Count() is { } times)
        {
            LogCrowded(source, times);
        }
    }

    /// <summary>An identity that was told of a session is not linked to its customer.</summary>
    /// <param name="source">The source.</param>
    /// <param name="code">Why.</param>
    [LoggerMessage(Level = LogLevel.Warning, Message = "Source {Source}: an identity that was told of a session is not linked ({Code}).")]
    public partial void NotLinked(string source, ErrorCode code);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Source {Source}: {Count} requests had no room beside what else is not verified yet (Continuity:IngestLimits:UnverifiedBytes); the source is told to send them again.")]
    private partial void LogCrowded(string source, int count);
}
