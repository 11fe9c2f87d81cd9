using System.Diagnostics;
using System.Globalization;
using Continuity.Api.Tests.Hosting;

namespace Continuity.Api.Tests.Delivery;

/// <summary>Much that waits for a gateway that comes back leaves quickly, in order for each session. <c>CONTINUITY_DELIVERIES=10000</c> makes it much.</summary>
[OneStore("It measures on a server of its own.")]
public sealed class DeliveryLoadTests(ITestOutputHelper output)
{
    private const int Sessions = 200;
    private static readonly int Messages = int.Parse(Environment.GetEnvironmentVariable("CONTINUITY_DELIVERIES") ?? "1000", CultureInfo.InvariantCulture);

    [Fact]
    public async Task Messages_ThatWaitedWhileTheGatewayWasAway_AllLeaveInOrder()
    {
        await using var redis = await RedisServer.StartAsync();
        await using var gateway = await FaultyGateway.StartAsync();
        gateway.IsAway = true;
        var settings = gateway.Settings("CHAT");
        settings["Continuity:Gateways:CHAT:LongestPause"] = "00:00:10";
        settings["Continuity:Gateways:CHAT:BreakAtLeast"] = "10";
        await using var api = await RunningApi.StartAsync(new ApiSettings { Redis = redis.ConnectionString, More = settings });
        var ana = await api.TokenAsync("agent", "ana");
        var sessions = await Task.WhenAll(Enumerable.Range(0, Sessions).Select(async _ => (await api.BeginAsync("CHAT")).Text("session", "id")));
        var watch = Stopwatch.StartNew();
        var written = await Task.WhenAll(sessions.Select(async session =>
        {
            List<string> entries = [];
            for (var n = 0; n < Messages / Sessions; n++)
            {
                entries.Add(await api.WriteAsync(ana, session, $"{n}"));
            }

            return (Session: session, Entries: entries);
        }));
        output.WriteLine($"{Messages} written in {watch.Elapsed.TotalSeconds:0.0} s.");

        gateway.IsAway = false;
        await Eventually.IsSoAsync(() => Task.FromResult(gateway.Arrivals.Count >= Messages), "All have arrived");

        var span = gateway.Arrivals[^1].At - gateway.Arrivals[0].At;
        output.WriteLine($"{Messages} left in {span.TotalSeconds:0.0} s: {Messages / span.TotalSeconds:0} a second.");
        Assert.All(written, one => Assert.Equal(one.Entries, gateway.Taken.Where(arrival => arrival.Session == one.Session).Select(static arrival => arrival.Key)));
    }
}
