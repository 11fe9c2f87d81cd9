using Continuity.Api.Tests.Hosting;

namespace Continuity.Api.Tests.Delivery;

/// <summary>One running API whose channels have gateways that are in a hurry, for the tests of a class that leave each other alone: each by its own sessions.</summary>
public sealed class GatewayApi : IAsyncLifetime
{
    public FaultyGateway Gateway { get; private set; } = null!;

    public RunningApi Api { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Gateway = await FaultyGateway.StartAsync();
        var more = Gateway.Settings("CHAT", "EMAIL", "PHONE", "SELF_SERVICE");
        more["Continuity:Gateways:CHAT:FallbackAfter"] = "00:00:01";
        more["Continuity:Gateways:PHONE:GiveUpAfter"] = "00:00:01";
        more["Continuity:FollowUps:RemindBefore"] = "00:00:05";
        more["Continuity:FollowUps:Grace"] = "00:00:05";
        Api = await RunningApi.StartAsync(new ApiSettings { More = more });
    }

    public async ValueTask DisposeAsync()
    {
        await Api.DisposeAsync();
        await Gateway.DisposeAsync();
    }
}
