using System.Collections.Immutable;
using Continuity.Api.SignIn;
using Continuity.Delivery;
using Continuity.Redis.Delivery;
using Continuity.Redis.Time;
using Continuity.Threads;

namespace Continuity.Api.Delivery;

/// <summary>The gateways of the channels that have one.</summary>
internal sealed class Gateways : IDisposable
{
    private static readonly TimeSpan BeyondAnAttempt = TimeSpan.FromSeconds(5);
    private readonly ImmutableDictionary<Channel, Gateway> all;

    public Gateways(IReadOnlyDictionary<Channel, GatewayOptions> options, DeliveryRules rules, StoreTime time, int mostWaiting = Gateway.MostWaiting)
    {
        all = options.ToImmutableDictionary(static one => one.Key, one => new Gateway(one.Key, one.Value, time, mostWaiting));
        Rules = rules;
        Room = all.Values.Sum(static gateway => gateway.Room);
        Lease = all.Values.Select(static gateway => gateway.AttemptTimeout).DefaultIfEmpty().Max() + BeyondAnAttempt;
        Ages = new(time);
        DeliveryTelemetry.Watch(
            () => all.Select(static one => (ContractName.Write(one.Key), one.Value.IsBroken ? 1 : 0, one.Value.Waiting)),
            Oldest);
    }

    /// <summary>Since when what is to be sent waits.</summary>
    public SendingAges Ages { get; }

    /// <summary>How long each is waited for.</summary>
    public DeliveryRules Rules { get; }

    /// <summary>How much may be on its way to all of them, or wait for that.</summary>
    public int Room { get; }

    /// <summary>How long the right to send for a home lasts unless it is renewed: longer than any request.</summary>
    public TimeSpan Lease { get; }

    /// <summary>The gateway of a channel; null where it has none (any more).</summary>
    /// <param name="channel">The channel.</param>
    public Gateway? Find(Channel channel) => all.GetValueOrDefault(channel);

    private IEnumerable<(string Channel, TimeSpan Age)> Oldest()
    {
        var oldest = Ages.Oldest();
        return all.Keys.Union(oldest.Keys).Select(channel => (ContractName.Write(channel), oldest.GetValueOrDefault(channel)));
    }

    public void Dispose()
    {
        foreach (var gateway in all.Values)
        {
            gateway.Dispose();
        }
    }
}
