using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;
using Continuity.Api.Tests.Hosting;
using static Continuity.Api.Tests.Ingest.IngestApi;

namespace Continuity.Api.Tests.Ingest;

/// <summary>What somebody who has no secret can make the API do.</summary>
public sealed class UnverifiedTests(IngestApi shared) : IClassFixture<IngestApi>
{
    private const int Promised = 262_144;
    private readonly RunningApi api = shared.Api;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("")]
    [InlineData("webhook-id: m\r\nwebhook-timestamp: 1614265330\r\nwebhook-signature: v1,g0hM9SsE\r\n")]
    [InlineData("webhook-id: m\r\nwebhook-timestamp: {now}\r\nwebhook-signature: v2,g0hM9SsE\r\n")]
    public async Task Post_WithoutASignatureOrWithAnOldOne_IsRefusedBeforeItsBodyComes(string headers)
    {
        using var client = await BeginAsync(headers);
        using var reader = new StreamReader(client.GetStream(), Encoding.ASCII);

        Assert.Equal("HTTP/1.1 401 Unauthorized", await reader.ReadLineAsync(Cancelled));
    }

    [Fact]
    public async Task Post_WhileTooMuchThatIsNotVerifiedComesUnderItsName_Is503UntilThatHasGoneAndOtherSourcesGoOn()
    {
        var body = new JsonObject
        {
            ["id"] = Guid.NewGuid().ToString(), ["type"] = "session.started", ["occurredAt"] = "2026-03-02T09:00:00Z", ["session"] = Guid.NewGuid().ToString(),
        }.ToJsonString();
        var clients = new List<TcpClient>();
        await Eventually.IsSoAsync(
            async () =>
            {
                // Those that send nothing are hung up on after a while: there are more of them each time.
                clients.AddRange(await Task.WhenAll(Enumerable.Range(0, 64).Select(_ => BeginAsync("webhook-id: m\r\nwebhook-timestamp: {now}\r\nwebhook-signature: v1,g0hM9SsE\r\n"))));
                return await IsAsync("chat", HttpStatusCode.ServiceUnavailable) && await IsAsync("app", HttpStatusCode.OK);
            },
            "There is no room");
        await Eventually.IsSoAsync(
            () => Task.FromResult(api.Process.Output.Any(static line => line.Contains("Source chat: ", StringComparison.Ordinal) && line.Contains("had no room", StringComparison.Ordinal))),
            "It is logged");
        clients.ForEach(static client => client.Dispose());
        await Eventually.IsSoAsync(() => IsAsync("chat", HttpStatusCode.OK), "There is room again");

        async Task<bool> IsAsync(string source, HttpStatusCode status)
        {
            using var request = Signed(source, body);
            using var answer = await api.Http.SendAsync(request, Cancelled);
            Assert.Equal(answer.StatusCode == HttpStatusCode.OK ? null : TimeSpan.FromSeconds(5), answer.Headers.RetryAfter?.Delta);
            return answer.StatusCode == status;
        }
    }

    private async Task<TcpClient> BeginAsync(string headers)
    {
        var client = new TcpClient();
        await client.ConnectAsync(api.Http.BaseAddress!.Host, api.Http.BaseAddress.Port, Cancelled);
        var now = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var head = $"POST /ingest/chat HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: {Promised}\r\n{headers.Replace("{now}", now, StringComparison.Ordinal)}\r\n";
        await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(head), Cancelled);
        return client;
    }
}
