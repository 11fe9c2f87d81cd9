using Continuity.Api.Tests.Delivery;
using Continuity.Api.Tests.Ingest;
using Continuity.Api.Tests.Webhooks;

namespace Continuity.Api.Tests.Privacy;

/// <summary>What stands beside an API: gateways of all channels, three receivers of webhooks, of which one is well, one never takes anything and one wants nothing more, and sources of all kinds.</summary>
internal sealed class ChannelsBeside : IAsyncDisposable
{
    private ChannelsBeside(FaultyGateway gateway, IReadOnlyList<Receiver> receivers) => (Gateway, Receivers) = (gateway, receivers);

    public FaultyGateway Gateway { get; }

    public IReadOnlyList<Receiver> Receivers { get; }

    /// <summary>The API's settings.</summary>
    public Dictionary<string, string> Settings
    {
        get
        {
            var settings = Gateway.Settings("CHAT", "EMAIL", "PHONE", "SELF_SERVICE");
            foreach (var (name, receiver) in new[] { "well", "ill", "gone" }.Zip(Receivers))
            {
                settings[$"Continuity:Webhooks:{name}:Url"] = receiver.Url;
                settings[$"Continuity:Webhooks:{name}:Secrets:0"] = Receiver.Secret;
                settings[$"Continuity:Webhooks:{name}:Internal"] = "true";
            }

            foreach (var (name, kind) in new[] { ("calls", "Telephony"), ("letters", "Email"), ("talks", "Chat"), ("steps", "App") })
            {
                settings[$"Continuity:Ingest:{name}:Kind"] = kind;
                settings[$"Continuity:Ingest:{name}:Secrets:0:Value"] = Signing.Key;
            }

            return settings;
        }
    }

    public static async Task<ChannelsBeside> StartAsync()
    {
        Receiver[] receivers = [await Receiver.StartAsync(), await Receiver.StartAsync(), await Receiver.StartAsync()];
        receivers[1].Answer = Receiver.With(503);
        receivers[2].Answer = Receiver.With(410);
        return new(await FaultyGateway.StartAsync(), receivers);
    }

    public async ValueTask DisposeAsync()
    {
        await Gateway.DisposeAsync();
        foreach (var receiver in Receivers)
        {
            await receiver.DisposeAsync();
        }
    }
}
