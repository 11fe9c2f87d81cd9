using System.Net.WebSockets;
using Continuity.GraphQL.Transport.Streams;

namespace Continuity.GraphQL.Tests.Transport.Streams;

public sealed class CrowdTests
{
    private static readonly string[] Queries = ["subscription { endless }", "subscription { silent }", "subscription { count(to: 100) }", "{ hello }", "{ unknown }"];

    [Fact]
    public async Task Clients_ThatComeAndGoAnyhow_LeaveNothingBehind()
    {
        await using var host = await StreamHost.StartAsync(fakeClock: false);
        await Task.WhenAll(Enumerable.Range(1, 300).Select(seed => seed % 3 == 0 ? StreamAsync(host, seed) : SocketAsync(host, seed)));

        var slots = host.Service<ConnectionSlots>();
        while (slots.Taken > 0)
        {
            await Task.Delay(10);
        }

        using var after = await SocketClient.BeginAsync(host);
        await after.SubscribeAsync("1", "{ hello }");
        Assert.Contains("you", await after.NextAsync(), StringComparison.Ordinal);
        Assert.Equal(1, slots.Taken);
    }

    private static async Task SocketAsync(StreamHost host, int seed)
    {
        var random = new Random(seed);
        using var client = await SocketClient.BeginAsync(host);
        for (var id = 1; id <= 5; id++)
        {
            await client.SubscribeAsync($"{id}", Queries[random.Next(Queries.Length)]);
        }

        for (var message = random.Next(20); message > 0; message--)
        {
            await client.SendAsync("""{"type":"ping"}""");
            await client.NextAsync();
        }

        switch (random.Next(4))
        {
            case 0:
                client.Socket.Abort();
                break;
            case 1:
                await client.Socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, CancellationToken.None);
                break;
            case 2:
                await client.SendAsync("nonsense");
                break;
            default:
                await client.SendAsync("""{"type":"complete","id":"1"}""");
                break;
        }
    }

    private static async Task StreamAsync(StreamHost host, int seed)
    {
        var random = new Random(seed);
        using var events = await EventReader.OpenAsync(host, Queries[random.Next(Queries.Length)].Replace("silent", "count", StringComparison.Ordinal));
        for (var count = random.Next(20); count > 0 && await events.NextAsync() is not null; count--)
        {
        }
    }
}
