using Continuity.Api.Callers;
using Continuity.Api.Reading;
using Continuity.Briefs;
using Continuity.GraphQL;
using Continuity.Tickets;

namespace Continuity.Api.Briefs;

/// <summary>Something that was tried: nobody need ask the customer to try it again.</summary>
/// <param name="ticket">The ticket's id.</param>
/// <param name="attempt">The attempt.</param>
[ObjectType]
[GraphQLName("Attempt")]
internal sealed class AttemptNode(TicketId ticket, Attempt attempt)
{
    /// <summary>Its id.</summary>
    [ID]
    public string Id => BriefItemId.OfAttempt(ticket, attempt.Number);

    /// <summary>What was tried.</summary>
    public string What => attempt.What;

    /// <summary>What came of it.</summary>
    public string Outcome => attempt.Outcome;

    /// <summary>When it was recorded.</summary>
    public DateTimeOffset At => attempt.At;

    /// <summary>Who tried it.</summary>
    public Task<IActor> GetByAsync(Reader reader, CancellationToken cancellationToken) => reader.ActorAsync(attempt.By, cancellationToken);
}
