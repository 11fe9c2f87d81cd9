using Continuity.Api.Callers;
using Continuity.Api.Nodes;
using Continuity.Api.Reading;
using Continuity.Api.Tickets;
using Continuity.GraphQL;
using Continuity.Handoffs;

namespace Continuity.Api.Handoffs;

/// <summary>An offer to answer for a ticket from now on; and what came of it. Until it is accepted the owner stays. For agents only.</summary>
[ObjectType]
[GraphQLName("OwnershipOffer")]
internal sealed class OwnershipOfferNode(OwnershipOfferId key, OwnershipOffer offer) : INode
{
    /// <inheritdoc/>
    [ID]
    public string Id => NodeId.Of(key);

    /// <summary>Why it is offered.</summary>
    public string Reason => offer.Reason;

    /// <summary>Where it stands: never RETURNED.</summary>
    public HandoffState State => offer.State;

    /// <summary>When it was offered.</summary>
    public DateTimeOffset OfferedAt => offer.OfferedAt;

    /// <summary>When it expires unless it is settled before.</summary>
    public DateTimeOffset ExpiresAt => offer.ExpiresAt;

    /// <summary>When it was settled; null while it waits.</summary>
    public DateTimeOffset? SettledAt => offer.SettledAt;

    /// <summary>Why it was settled as it was; null where nothing was said.</summary>
    public string? SettleReason => offer.SettleReason;

    /// <summary>The ticket.</summary>
    public Task<TicketNode> GetTicketAsync(Reader reader, CancellationToken cancellationToken) => reader.TicketOfAsync(new(key.Home, offer.Ticket), cancellationToken);

    /// <summary>The owner at the time of the offer.</summary>
    public Task<AgentNode> GetFromAsync(Reader reader, CancellationToken cancellationToken) => reader.AgentAsync(offer.From, cancellationToken);

    /// <summary>The agent who is asked.</summary>
    public Task<AgentNode> GetToAsync(Reader reader, CancellationToken cancellationToken) => reader.AgentAsync(offer.To, cancellationToken);

    /// <summary>Who offered it: the owner, who acted for them, or a supervisor.</summary>
    public Task<IActor> GetOfferedByAsync(Reader reader, CancellationToken cancellationToken) => reader.ActorAsync(offer.OfferedBy, cancellationToken);

    /// <summary>Who settled it; null while it waits.</summary>
    public async Task<IActor?> GetSettledByAsync(Reader reader, CancellationToken cancellationToken) =>
        offer.SettledBy is { } by ? await reader.ActorAsync(by, cancellationToken) : null;
}
