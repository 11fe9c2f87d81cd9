using System.Net;
using Continuity.Api.Tests.Hosting;
using Continuity.Api.Webhooks;
using Microsoft.AspNetCore.Http;

namespace Continuity.Api.Tests.Webhooks;

[OneStore("No store changes it.")]
public sealed class GuardedHttpTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task PostAsync_NameThatLeadsElsewhereWhenItIsConnectedTo_ReachesNobody()
    {
        await using var receiver = await Receiver.StartAsync();
        var port = new Uri(receiver.Url).Port;
        var asked = 0;
        Task<IPAddress[]> ResolveAsync(string name, CancellationToken token) =>
            Task.FromResult<IPAddress[]>([Interlocked.Increment(ref asked) == 1 ? IPAddress.Parse("8.8.8.8") : IPAddress.Loopback]);
        using var http = GuardedHttp.Create(false, 4, ResolveAsync);
        Assert.True(PublicAddress.IsPublic((await ResolveAsync("hook.example", Cancelled))[0]));

        var fault = await Assert.ThrowsAsync<HttpRequestException>(() => http.PostAsync(new Uri($"http://hook.example:{port}/hook"), new StringContent("{}"), Cancelled));

        Assert.IsType<AddressRefusedException>(fault.InnerException);
        Assert.Equal(2, asked);
        Assert.Empty(receiver.All);
    }

    [Theory]
    [InlineData("localhost")]
    [InlineData("127.0.0.1")]
    [InlineData("[::1]")]
    [InlineData("[::ffff:127.0.0.1]")]
    [InlineData("127.1")]
    [InlineData("2130706433")]
    [InlineData("0x7f.1")]
    [InlineData("0.0.0.0")]
    public async Task PostAsync_ThisMachineHoweverItIsWritten_IsRefused(string host)
    {
        await using var receiver = await Receiver.StartAsync();
        using var http = GuardedHttp.Create(false, 4);

        var fault = await Assert.ThrowsAsync<HttpRequestException>(() => http.PostAsync(new Uri($"http://{host}:{new Uri(receiver.Url).Port}/hook"), new StringContent("{}"), Cancelled));

        Assert.IsType<AddressRefusedException>(fault.InnerException);
        Assert.Empty(receiver.All);
    }

    [Fact]
    public async Task PostAsync_Redirect_IsNotFollowed()
    {
        await using var inner = await Receiver.StartAsync();
        await using var receiver = await Receiver.StartAsync();
        receiver.Answer = (_, context) =>
        {
            context.Response.Redirect(inner.Url, permanent: false, preserveMethod: true);
            return Task.CompletedTask;
        };
        using var http = GuardedHttp.Create(true, 4);
        using var request = new HttpRequestMessage(HttpMethod.Post, receiver.Url) { Content = new StringContent("{}", new System.Net.Http.Headers.MediaTypeHeaderValue("application/json")) };
        var (signature, at) = (new StandardWebhooksSignature([StandardWebhooksSignature.ReadSecret(Receiver.Secret)!]), DateTimeOffset.UnixEpoch);
        request.Headers.Add("webhook-id", "evt_x_y");
        request.Headers.Add("webhook-timestamp", "0");
        request.Headers.Add("webhook-signature", signature.Sign("evt_x_y", at, "{}"u8));

        using var response = await http.SendAsync(request, Cancelled);

        Assert.Equal(StatusCodes.Status307TemporaryRedirect, (int)response.StatusCode);
        Assert.Single(receiver.All);
        Assert.Empty(inner.All);
    }
}
