using Continuity.Api.Callers;
using Continuity.Api.Reading;
using Continuity.FollowUps;
using Continuity.GraphQL;

namespace Continuity.Api.FollowUps;

/// <summary>A follow-up was put off, or brought forward.</summary>
[GraphQLName("Reschedule")]
internal sealed class RescheduleNode(Reschedule reschedule)
{
    /// <summary>When it was due before.</summary>
    public DateTimeOffset From => reschedule.From;

    /// <summary>When it is due since.</summary>
    public DateTimeOffset To => reschedule.To;

    /// <summary>Why.</summary>
    public string Reason => reschedule.Reason;

    /// <summary>When this was decided.</summary>
    public DateTimeOffset At => reschedule.At;

    /// <summary>Whether the customer was told; true where they asked for it.</summary>
    public bool CustomerInformed => reschedule.CustomerInformed;

    /// <summary>Who decided it.</summary>
    public Task<IActor> GetByAsync(Reader reader, CancellationToken cancellationToken) => reader.ActorAsync(reschedule.By, cancellationToken);
}
