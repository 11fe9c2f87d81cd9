using Continuity.Api.Callers;
using Continuity.Api.Reading;
using Continuity.Api.Threads;
using Continuity.Customers;
using Continuity.GraphQL;
using Continuity.Merging;
using Continuity.Tickets;

namespace Continuity.Api.Briefs;

/// <summary>An agent has read the brief of a ticket.</summary>
/// <param name="home">The ticket's home.</param>
/// <param name="read">What was read.</param>
[ObjectType]
[GraphQLName("BriefAcknowledgement")]
internal sealed class BriefAcknowledgementNode(CustomerId home, BriefAcknowledgement read)
{
    /// <summary>When they said so.</summary>
    public DateTimeOffset At => read.At;

    /// <summary>Up to where: a cursor of the customer's thread.</summary>
    public string AsOf => EntryCursor.Of(home, ThreadPosition.Of([KeyValuePair.Create(home, read.UpTo)]));

    /// <summary>The agent.</summary>
    public Task<AgentNode> GetByAsync(Reader reader, CancellationToken cancellationToken) => reader.AgentAsync(read.By, cancellationToken);
}
