using Continuity.Api.Callers;
using Continuity.Api.Reading;
using Continuity.Briefs;
using Continuity.GraphQL;
using Continuity.Tickets;

namespace Continuity.Api.Briefs;

/// <summary>Something that matters for a ticket. It is never changed: what is not so is disputed.</summary>
/// <param name="ticket">The ticket's id.</param>
/// <param name="fact">The fact.</param>
[ObjectType]
[GraphQLName("Fact")]
internal sealed class FactNode(TicketId ticket, Fact fact)
{
    /// <summary>Its id.</summary>
    [ID]
    public string Id => BriefItemId.OfFact(ticket, fact.Number);

    /// <summary>What it is.</summary>
    public string Statement => fact.Statement;

    /// <summary>How sure it is.</summary>
    public Certainty Certainty => fact.Certainty;

    /// <summary>Who or what says so.</summary>
    public FactSource Source => fact.Source;

    /// <summary>When it was recorded.</summary>
    public DateTimeOffset RecordedAt => fact.RecordedAt;

    /// <summary>What is said against it, settled or not; null where nobody disputes it. Where it is `upheld` the fact is wrong.</summary>
    public DisputeNode? Dispute => fact.Dispute is { } dispute ? new(dispute) : null;

    /// <summary>Who recorded it.</summary>
    public Task<IActor> GetRecordedByAsync(Reader reader, CancellationToken cancellationToken) => reader.ActorAsync(fact.RecordedBy, cancellationToken);
}
