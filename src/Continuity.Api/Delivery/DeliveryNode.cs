using Continuity.Delivery;
using Continuity.GraphQL;
using Continuity.Threads;

namespace Continuity.Api.Delivery;

/// <summary>How an entry leaves by the gateway of its channel.</summary>
[ObjectType]
[GraphQLName("Delivery")]
internal sealed class DeliveryNode(EntryDelivery delivery, bool isForAgents)
{
    /// <summary>Where it stands.</summary>
    public DeliveryState State => delivery.State;

    /// <summary>The channel by whose gateway it leaves.</summary>
    public Channel Channel => delivery.Channel;

    /// <summary>The channel that it was ordered for, where that one's gateway could not take it; null where it was not moved.</summary>
    public Channel? MovedFrom => delivery.MovedFrom;

    /// <summary>How often a gateway was asked to take it.</summary>
    public int Attempts => delivery.Attempts;

    /// <summary>What went wrong last, as a word in capitals; null where nothing did. For agents only: null for others.</summary>
    public string? LastError => isForAgents ? delivery.LastError : null;

    /// <summary>When it was ordered.</summary>
    public DateTimeOffset QueuedAt => delivery.QueuedAt;

    /// <summary>When a gateway took it; null before.</summary>
    public DateTimeOffset? SentAt => delivery.SentAt;

    /// <summary>When it was known to have reached the customer; null before, and where the gateway does not tell.</summary>
    public DateTimeOffset? DeliveredAt => delivery.DeliveredAt;
}
