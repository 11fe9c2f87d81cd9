using System.Collections.Immutable;
using Continuity.Threads;

namespace Continuity.Delivery;

/// <summary>Which channels have a gateway, and how long each is waited for.</summary>
public sealed record DeliveryRules
{
    /// <summary>No channel has one, so that nothing leaves.</summary>
    public static DeliveryRules None { get; } = new();

    /// <summary>The gateways' rules, by channel.</summary>
    public ImmutableDictionary<Channel, DeliveryRule> Gateways { get; init; } = ImmutableDictionary<Channel, DeliveryRule>.Empty;

    /// <summary>Whether a channel has a gateway.</summary>
    /// <param name="channel">The channel.</param>
    public bool Has(Channel channel) => Gateways.ContainsKey(channel);
}
