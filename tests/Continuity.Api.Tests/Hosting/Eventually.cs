using System.Diagnostics;

namespace Continuity.Api.Tests.Hosting;

/// <summary>Waits for what happens in another process.</summary>
public static class Eventually
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>Looks again and again until it is so.</summary>
    /// <param name="isSo">Looks.</param>
    /// <param name="what">What is waited for, for the failure's message.</param>
    public static async Task IsSoAsync(Func<Task<bool>> isSo, string what)
    {
        var watch = Stopwatch.StartNew();
        while (!await isSo())
        {
            Assert.True(watch.Elapsed < Patience, $"{what}: not within {Patience.TotalSeconds} s.");
            await Task.Delay(20);
        }
    }

    /// <summary>Waits until nobody listens on a port of 127.0.0.1.</summary>
    /// <param name="port">The port.</param>
    public static Task PortIsClosedAsync(int port) => IsSoAsync(
        async () =>
        {
            try
            {
                using var probe = await Resp.ConnectAsync(port);
                return false;
            }
            catch (System.Net.Sockets.SocketException)
            {
                return true;
            }
        },
        "The port is closed");
}
