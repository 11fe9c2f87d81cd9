using System.Text.Json;
using Continuity.GraphQL.Tests.Transport.Streams;

namespace Continuity.GraphQL.Tests.Transport.EventStream;

public sealed class SlowReaderTests
{
    private const string Endless = "subscription { endless(size: 40000) }";

    [Fact]
    public async Task Client_TakesNothing_SourceIsEndedAndTheClientToldSoWhenItReadsOn()
    {
        await using var host = await StreamHost.StartAsync();
        using var events = await EventReader.OpenAsync(host, Endless);
        await host.StallAsync();

        var all = (await events.RestAsync()).Where(static e => e != ":").ToList();
        Assert.Equal("event: complete|data: ", all[^1]);
        Assert.Contains("its client took nothing for 30 s", all[^2], StringComparison.Ordinal);
        Assert.Contains("\"code\":\"SUBSCRIPTION_TOO_SLOW\"", all[^2], StringComparison.Ordinal);
        Assert.Equal(Enumerable.Range(1, all.Count - 2), all.SkipLast(2).Select(Number));
    }

    [Fact]
    public async Task Client_NeverReadsOn_IsCutOff()
    {
        await using var host = await StreamHost.StartAsync();
        using var events = await EventReader.OpenAsync(host, Endless);
        await host.StallAsync();
        host.Clock.Advance(TimeSpan.FromSeconds(30));

        await Assert.ThrowsAnyAsync<IOException>(events.RestAsync);
    }

    [Fact]
    public async Task Server_Stops_ClientThatTakesNothingIsCutOff()
    {
        await using var host = await StreamHost.StartAsync();
        using var events = await EventReader.OpenAsync(host, Endless);
        await host.StallAsync();
        await host.StopStalledAsync();
    }

    [Fact]
    public async Task Source_ThatPushesTooMuch_EndsWithAnError()
    {
        await using var host = await StreamHost.StartAsync();
        Assert.Equal([true, true, false, false], Enumerable.Range(1, 4).Select(n => host.Sources.Pushed.TryAdd(n)));
        using var events = await EventReader.OpenAsync(host, "subscription { pushed }");

        var all = await events.RestAsync();
        Assert.Equal("event: next|data: {\"data\":{\"pushed\":1}}", all[0]);
        Assert.Equal("event: next|data: {\"data\":{\"pushed\":2}}", all[1]);
        Assert.Contains("2 of them waited", all[2], StringComparison.Ordinal);
        Assert.Contains("\"code\":\"SUBSCRIPTION_TOO_SLOW\"", all[2], StringComparison.Ordinal);
        Assert.Equal("event: complete|data: ", Assert.Single(all.Skip(3)));
    }

    private static int Number(string next)
    {
        using var result = JsonDocument.Parse(next["event: next|data: ".Length..]);
        return int.Parse(result.RootElement.GetProperty("data").GetProperty("endless").GetString()!.Split(' ')[0]);
    }
}
