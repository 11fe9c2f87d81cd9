using Continuity.Api.Reading;
using Continuity.Callers;
using Continuity.Calls;
using Continuity.Threads;

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
            Direction = told.Direction ?? (IsOfItself(told.Type) && told.From is not null ? Direction.Inbound : null),
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

    // What a call tells of itself counts as inbound where it leaves that out; what is made of it afterwards, often by another system, tells nothing then.
    private static bool IsOfItself(CallEventType type) => type is CallEventType.Started or CallEventType.Answered or CallEventType.Ended;
}
