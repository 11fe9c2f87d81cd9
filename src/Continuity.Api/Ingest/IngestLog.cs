using Continuity.Api.Errors;

namespace Continuity.Api.Ingest;

/// <summary>Tells the operator of what was not taken in: by source and reason, without anything that was sent.</summary>
/// <param name="logger">Where to.</param>
internal sealed partial class IngestLog(ILogger<IngestLog> logger)
{
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

    /// <summary>An identity that was told of a session that had begun already is not linked to its customer.</summary>
    /// <param name="source">The source.</param>
    /// <param name="code">Why.</param>
    [LoggerMessage(Level = LogLevel.Warning, Message = "Source {Source}: an identity that came after its session had begun is not linked ({Code}).")]
    public partial void NotLinked(string source, ErrorCode code);
}
