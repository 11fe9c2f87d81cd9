using Continuity.Api.Reading;
using Continuity.Callers;
using Continuity.Calls;

namespace Continuity.Api.Ingest.Telephony;

/// <summary>Makes parts of calls of what telephone systems tell.</summary>
/// <param name="reader">Who is known.</param>
internal sealed class CallParts(Reader reader)
{
    /// <summary>The part that something told is.</summary>
    /// <param name="told">What was told.</param>
    /// <param name="received">When it came.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<CallPart> OfAsync(CallEvent told, DateTimeOffset received, CancellationToken cancellationToken)
    {
        var at = ContentTime.Believed(told.OccurredAt, received);
        return new(at)
        {
            Direction = told.Way,
            StartedAt = told.Type == CallEventType.Started ? at : null,
            AnsweredAt = told.Type == CallEventType.Answered ? at : null,
            EndedAt = told.Type == CallEventType.Ended ? at : null,
            Duration = told.Duration,
            RecordingUrl = told.RecordingUrl,
            Transcript = told.Transcript,
            Name = told.CallerName,
            Agent = told.Agent is { } agent && await reader.IsKnownAsync(ActorRef.Agent(agent), cancellationToken) ? agent : null,
        };
    }
}
