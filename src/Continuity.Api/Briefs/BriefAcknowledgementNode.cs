using Continuity.Api.Callers;
using Continuity.Api.Reading;
using Continuity.GraphQL;
using Continuity.Tickets;

namespace Continuity.Api.Briefs;

/// <summary>An agent has read the brief of a ticket.</summary>
/// <param name="read">What was read.</param>
[ObjectType]
[GraphQLName("BriefAcknowledgement")]
internal sealed class BriefAcknowledgementNode(BriefAcknowledgement read)
{
    /// <summary>When they said so.</summary>
    public DateTimeOffset At => read.At;

    /// <summary>Up to where: a cursor of the customer's thread.</summary>
    public string AsOf => read.AsOf;

    /// <summary>The agent.</summary>
    public Task<AgentNode> GetByAsync(Reader reader, CancellationToken cancellationToken) => reader.AgentAsync(read.By, cancellationToken);
}
