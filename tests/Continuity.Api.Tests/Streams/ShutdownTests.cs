using Continuity.Api.Tests.Hosting;

namespace Continuity.Api.Tests.Streams;

[OneStore("No store changes it.")]
public sealed class ShutdownTests
{
    [Fact]
    public async Task Api_IsToldToStop_SendsItsSocketsAwayAndEndsWithoutWaitingForThem()
    {
        await using var api = await RunningApi.StartAsync();
        var token = await api.TokenAsync("agent", "ana");
        using var polite = await GraphQLSocket.ConnectAsync(api.Http.BaseAddress!);
        using var silent = await GraphQLSocket.ConnectAsync(api.Http.BaseAddress!);
        foreach (var socket in (GraphQLSocket[])[polite, silent])
        {
            await socket.SendAsync($$$"""{"type":"connection_init","payload":{"authorization":"Bearer {{{token}}}"}}""");
            Assert.Equal("""{"type":"connection_ack"}""", await socket.NextAsync());
        }

        await polite.SendAsync("""{"type":"subscribe","id":"1","payload":{"query":"{ viewer { roles } }"}}""");
        Assert.Equal("""{"id":"1","type":"next","payload":{"data":{"viewer":{"roles":["agent"]}}}}""", await polite.NextAsync());
        Assert.Equal("""{"id":"1","type":"complete"}""", await polite.NextAsync());

        var stopping = api.StopAsync();
        Assert.Equal("1012 Service restart", await polite.NextAsync());
        Assert.Equal(0, await stopping);
    }
}
