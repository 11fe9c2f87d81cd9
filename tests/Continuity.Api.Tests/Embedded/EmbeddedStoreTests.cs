using Continuity.Api.Tests.Hosting;

namespace Continuity.Api.Tests.Embedded;

[OneStore("It is about the embedded store.")]
public sealed class EmbeddedStoreTests
{
    [Fact]
    public async Task Kill_OfTheApi_EndsTheStoreToo()
    {
        await using var api = await RunningApi.StartAsync();
        var port = api.Process.EmbeddedPort;

        await api.KillAsync();

        await Eventually.PortIsClosedAsync(port);
    }

    [Fact]
    public async Task Kill_OfApiAndStoreWhileWriting_LosesNothingThatWasAcknowledged()
    {
        await using var api = await RunningApi.StartAsync();
        var acknowledged = 0;
        var writer = WriteUntilItEndsAsync(api.Process.EmbeddedPort, count => Volatile.Write(ref acknowledged, count));
        await Eventually.IsSoAsync(() => Task.FromResult(Volatile.Read(ref acknowledged) >= 200), "200 writes are acknowledged");

        await Signal.SendAsync("KILL", await StoreProcess.OfAsync(api.Process.Id));
        await api.KillAsync();
        await writer;
        await api.StartAgainAsync();

        using var store = await Resp.ConnectAsync(api.Process.EmbeddedPort);
        var last = Volatile.Read(ref acknowledged);
        for (var number = 1; number <= last; number++)
        {
            Assert.Equal($"value {number}", await store.SendAsync("GET", $"key:{number}"));
        }
    }

    [Fact]
    public async Task Kill_OfTheStoreAlone_StartsItAgainOnTheSamePortWithItsData()
    {
        await using var api = await RunningApi.StartAsync();
        var port = api.Process.EmbeddedPort;
        using (var store = await Resp.ConnectAsync(port))
        {
            Assert.Equal("OK", await store.SendAsync("SET", "kept", "yes"));
        }

        var first = await StoreProcess.OfAsync(api.Process.Id);
        await Signal.SendAsync("KILL", first);
        await Eventually.IsSoAsync(async () => await StoreProcess.TryOfAsync(api.Process.Id) is { } next && next != first, "Another store runs");
        await Eventually.IsSoAsync(async () => (await api.Http.GetAsync("/health/ready")).IsSuccessStatusCode, "The API is ready again");

        using var again = await Resp.ConnectAsync(port);
        Assert.Equal("yes", await again.SendAsync("GET", "kept"));
        Assert.Single(api.Process.Output, static line => line.Contains("embedded store ended", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("INT")]
    [InlineData("TERM")]
    public async Task Signal_ToTheWholeGroup_LeavesTheStoreToTheApi(string signal)
    {
        await using var api = await RunningApi.StartAsync();

        await Signal.SendAsync(signal, await StoreProcess.OfAsync(api.Process.Id));

        using var store = await Resp.ConnectAsync(api.Process.EmbeddedPort);
        Assert.Equal("PONG", await store.SendAsync("PING"));
    }

    [Fact]
    public async Task Terminate_Api_EndsTheStoreBeforeTheApi()
    {
        await using var api = await RunningApi.StartAsync();
        var port = api.Process.EmbeddedPort;

        Assert.Equal(0, await api.StopAsync());

        await Assert.ThrowsAnyAsync<System.Net.Sockets.SocketException>(() => Resp.ConnectAsync(port));
        Assert.Empty(api.Process.Errors);
    }

    [Fact]
    public async Task Start_OnDataInUse_IsRefusedInOneLine()
    {
        await using var api = await RunningApi.StartAsync();

        var (exitCode, output, errors) = await ApiProcess.RunToEndAsync(new ApiSettings { DataPath = api.DataPath });

        Assert.Equal(1, exitCode);
        Assert.Empty(output);
        Assert.Contains(api.DataPath, Assert.Single(errors), StringComparison.Ordinal);
    }

    /// <summary>One write after the other: what is reported is a lower bound of what the store acknowledged.</summary>
    private static async Task WriteUntilItEndsAsync(int port, Action<int> report)
    {
        using var store = await Resp.ConnectAsync(port);
        try
        {
            for (var number = 1; ; number++)
            {
                await store.SendAsync("SET", $"key:{number}", $"value {number}");
                report(number);
            }
        }
        catch (IOException)
        {
            // The store was killed.
        }
    }
}
