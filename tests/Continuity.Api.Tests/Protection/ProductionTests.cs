using System.Net;
using System.Net.WebSockets;
using Continuity.Api.Tests.Hosting;
using Continuity.Api.Tests.SignIn;

namespace Continuity.Api.Tests.Protection;

/// <summary>The API itself, as it is started in Production, is protected at each of its doors.</summary>
[OneStore("No store changes it.")]
public sealed class ProductionTests
{
    [Fact]
    public async Task Door_OfTheApiInProduction_IsProtectedWhicheverItIs()
    {
        // Its lines as a person reads them; nothing else on the console, and a store that is for tests.
        var settings = new Dictionary<string, string>
        {
            ["Logging:Console:FormatterName"] = "simple",
            ["Logging:LogLevel:Default"] = "None",
            ["Logging:LogLevel:Continuity"] = "None",
            ["Continuity:Store:AcceptDataLoss"] = "true",
        };
        foreach (var (key, value) in ForeignIssuer.Settings)
        {
            settings[key] = value!;
        }

        await using var api = await RunningApi.StartAsync(new ApiSettings { Environment = "Production", More = settings });
        foreach (var (method, path, status) in new (HttpMethod, string, HttpStatusCode)[]
        {
            (HttpMethod.Get, "/health/live", HttpStatusCode.OK),
            (HttpMethod.Get, "/nowhere", HttpStatusCode.NotFound),
            (HttpMethod.Get, "/exports/x", HttpStatusCode.NotFound),
            (HttpMethod.Post, "/ingest/x", HttpStatusCode.NotFound),
            (HttpMethod.Post, "/graphql", HttpStatusCode.Unauthorized),
        })
        {
            using var request = new HttpRequestMessage(method, path);
            using var answer = await api.Http.SendAsync(request, TestContext.Current.CancellationToken);
            Assert.True(answer.StatusCode == status, $"{path}: {answer.StatusCode}");
            Assert.True(answer.Headers.TryGetValues("X-Frame-Options", out var framing) && framing.Single() == "DENY", path);
        }

        using var socket = new ClientWebSocket();
        socket.Options.AddSubProtocol("graphql-transport-ws");
        socket.Options.CollectHttpResponseDetails = true;
        socket.Options.SetRequestHeader("Origin", "https://evil.example");
        var address = new UriBuilder(api.Http.BaseAddress!) { Scheme = "ws", Path = "/graphql" }.Uri;
        await Assert.ThrowsAsync<WebSocketException>(() => socket.ConnectAsync(address, TestContext.Current.CancellationToken));
        Assert.Equal(HttpStatusCode.Forbidden, socket.HttpStatusCode);
    }
}
