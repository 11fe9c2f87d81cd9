using Continuity.Api.Tests.Hosting;

namespace Continuity.Api.Tests.Delivery;

/// <summary>What leaves goes to the address in the options, and nowhere else.</summary>
[OneStore("No store changes it.")]
public sealed class GatewayRouteTests
{
    [Fact]
    public async Task Message_AProxyInTheEnvironment_IsNotAsked()
    {
        await using var gateway = await FaultyGateway.StartAsync();
        await using var proxy = await FaultyGateway.StartAsync();
        var more = gateway.Settings("CHAT");
        more["http_proxy"] = proxy.Url("CHAT");
        await using var api = await RunningApi.StartAsync(new ApiSettings { More = more });
        var ana = await api.TokenAsync("agent", "ana");

        var entry = await api.WriteAsync(ana, (await api.BeginAsync("CHAT")).Text("session", "id"), "Hello");

        await api.DeliveredAsync(ana, entry, "SENT");
        Assert.Equal(entry, Assert.Single(gateway.Arrivals).Key);
        Assert.Empty(proxy.Arrivals);
    }

    [Fact]
    public async Task Message_ARedirect_IsNotFollowedAndItIsAskedAgain()
    {
        await using var gateway = await FaultyGateway.StartAsync();
        await using var api = await RunningApi.StartAsync(new ApiSettings { More = gateway.Settings("CHAT") });
        gateway.Rule = (_, _) => gateway.Arrivals.Count < 4 ? GatewayFault.Redirects : null;
        var ana = await api.TokenAsync("agent", "ana");

        var entry = await api.WriteAsync(ana, (await api.BeginAsync("CHAT")).Text("session", "id"), "Hello");

        await api.DeliveredAsync(ana, entry, "SENT");
        Assert.Equal(5, gateway.Arrivals.Count);
        Assert.All(gateway.Arrivals, static one => Assert.Equal("CHAT", one.Channel));
    }
}
