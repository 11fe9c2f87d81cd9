using Continuity.Api.Nodes;
using Continuity.Api.Reading;
using Continuity.Api.Threads;
using Continuity.GraphQL;
using Continuity.SelfService;
using Continuity.Threads;

namespace Continuity.Api.SelfService;

/// <summary>Help that is offered to a customer who struggles in self-service, and what came of it.</summary>
[ObjectType]
[GraphQLName("AssistanceOffer")]
internal sealed class AssistanceOfferNode(SessionId session, AssistanceOffer offer)
{
    /// <summary>Its id, for `acceptAssistance` and `declineAssistance`.</summary>
    [ID]
    public string Id => NodeId.Of(new AssistanceOfferId(session, offer.Number));

    /// <summary>The channels that the customer can choose from.</summary>
    public IReadOnlyList<Channel> Channels => offer.Channels;

    /// <summary>Why it is offered, in words for the customer.</summary>
    public string Because => offer.Because;

    /// <summary>Where it stands.</summary>
    public AssistanceOfferState State => offer.State;

    /// <summary>When it was offered.</summary>
    public DateTimeOffset OfferedAt => offer.OfferedAt;

    /// <summary>The session in self-service.</summary>
    public async Task<SessionNode> GetSessionAsync(Reader reader, CancellationToken cancellationToken) =>
        await reader.SessionAsync(session, cancellationToken) ?? throw new GraphQLException("You may no longer see this session.", "FORBIDDEN");
}
