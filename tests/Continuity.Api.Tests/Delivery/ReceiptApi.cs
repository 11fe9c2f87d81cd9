using Continuity.Api.Tests.Hosting;
using Continuity.Api.Tests.Ingest;

namespace Continuity.Api.Tests.Delivery;

/// <summary>One running API with gateways, and with the channels' systems as sources, which tell what became of what left.</summary>
public sealed class ReceiptApi : IAsyncLifetime
{
    public FaultyGateway Gateway { get; private set; } = null!;

    public RunningApi Api { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Gateway = await FaultyGateway.StartAsync();
        var more = Gateway.Settings("CHAT", "EMAIL", "PHONE", "SELF_SERVICE");
        foreach (var (name, value) in IngestApi.Sources)
        {
            more[name] = value;
        }

        more["Continuity:Ingest:mail:Kind"] = "Email";
        more["Continuity:Ingest:mail:Secrets:0:Value"] = Signing.Key;
        Api = await RunningApi.StartAsync(new ApiSettings { More = more });
    }

    public async ValueTask DisposeAsync()
    {
        await Api.DisposeAsync();
        await Gateway.DisposeAsync();
    }
}
