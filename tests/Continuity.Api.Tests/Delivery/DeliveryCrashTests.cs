using Continuity.Api.Tests.Hosting;

namespace Continuity.Api.Tests.Delivery;

/// <summary>The API dies while much is under way: what was acknowledged leaves all the same, in order, and twice only under the same key.</summary>
[OneStore("It kills the API on stores of its own.")]
public sealed class DeliveryCrashTests
{
    private const int Sessions = 8;
    private const int Rounds = 3;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Messages_TheApiIsKilledWhileTheyAreUnderWay_AllArriveInOrder(bool onRedis)
    {
        await using var redis = onRedis ? await RedisServer.StartAsync() : null;
        await using var gateway = await FaultyGateway.StartAsync();
        gateway.FaultsInAHundred = 20;
        await using var api = await RunningApi.StartAsync(new ApiSettings { Redis = redis?.ConnectionString, More = gateway.Settings("CHAT") });
        var ana = await api.TokenAsync("agent", "ana");
        var sessions = await Task.WhenAll(Enumerable.Range(0, Sessions).Select(async _ => (await api.BeginAsync("CHAT")).Text("session", "id")));
        var written = sessions.ToDictionary(static session => session, static _ => new List<string>());
        for (var round = 0; round < Rounds; round++)
        {
            // On odd rounds all of it is still to leave as the process dies, on even ones some of it is on its way.
            gateway.IsAway = round % 2 == 1;
            await Task.WhenAll(sessions.Select(async session =>
            {
                for (var n = 0; n < 5; n++)
                {
                    written[session].Add(await api.WriteAsync(ana, session, $"{round}/{n}"));
                }
            }));
            await api.KillAsync();
            gateway.IsAway = false;
            await api.StartAgainAsync();
        }

        foreach (var (session, entries) in written)
        {
            await api.DeliveredAsync(ana, entries[^1], "SENT");
            Assert.Equal(entries, gateway.Taken.Where(one => one.Session == session).Select(static one => one.Key));
            Assert.All(entries, entry => Assert.Single(gateway.Arrivals.Where(one => one.Key == entry).Select(static one => one.Text).Distinct()));
        }
    }

    [Fact]
    public async Task Messages_OneOfTwoInstancesIsKilled_LeaveByTheOther()
    {
        await using var redis = await RedisServer.StartAsync();
        await using var gateway = await FaultyGateway.StartAsync();
        gateway.IsAway = true;
        var settings = gateway.Settings("CHAT");
        settings["Continuity:Gateways:CHAT:AttemptTimeout"] = "00:00:01";
        await using var dying = await RunningApi.StartAsync(new ApiSettings { Redis = redis.ConnectionString, More = settings });
        await using var living = await RunningApi.StartAsync(new ApiSettings { Redis = redis.ConnectionString, More = settings });
        var (ana, other) = (await dying.TokenAsync("agent", "ana"), await living.TokenAsync("agent", "ana"));
        var session = (await dying.BeginAsync("CHAT")).Text("session", "id");
        List<string> entries = [];
        for (var n = 0; n < 10; n++)
        {
            entries.Add(n % 2 == 0 ? await dying.WriteAsync(ana, session, $"{n}") : await living.WriteAsync(other, session, $"{n}"));
        }

        await dying.KillAsync();
        gateway.IsAway = false;

        await living.DeliveredAsync(other, entries[^1], "SENT");
        Assert.Equal(entries, gateway.Taken.Select(static one => one.Key));
    }
}
