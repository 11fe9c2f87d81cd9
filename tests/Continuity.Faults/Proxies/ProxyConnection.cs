using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Threading.Channels;

namespace Continuity.Faults.Proxies;

/// <summary>One connection through the proxy.</summary>
/// <param name="proxy">The proxy.</param>
/// <param name="client">Who connected.</param>
/// <param name="target">The server's port.</param>
internal sealed class ProxyConnection(TcpProxy proxy, TcpClient client, int target) : IDisposable
{
    private const int Piece = 64 * 1024;
    private readonly TcpClient server = new() { NoDelay = true };

    public bool IsClosed { get; private set; }

    public async Task RunAsync()
    {
        try
        {
            client.NoDelay = true;
            await proxy.Passes;
            await server.ConnectAsync(IPAddress.Loopback, target);
            await Task.WhenAny(PassAsync(client, server), PassAsync(server, client));
        }
        catch (Exception gone) when (gone is SocketException or ObjectDisposedException)
        {
            // The server is not there.
        }
        finally
        {
            Dispose();
        }
    }

    public void Dispose()
    {
        IsClosed = true;
        client.Dispose();
        server.Dispose();
    }

    private Task PassAsync(TcpClient from, TcpClient to)
    {
        var pieces = Channel.CreateBounded<(long At, byte[] Bytes)>(256);
        return Task.WhenAny(TakeAsync(from.GetStream(), pieces.Writer), GiveAsync(pieces.Reader, to.GetStream()));
    }

    private async Task TakeAsync(NetworkStream from, ChannelWriter<(long At, byte[] Bytes)> pieces)
    {
        try
        {
            var buffer = new byte[Piece];
            for (int read; (read = await from.ReadAsync(buffer)) > 0;)
            {
                await pieces.WriteAsync((Stopwatch.GetTimestamp() + (long)(proxy.Hold().TotalSeconds * Stopwatch.Frequency), buffer[..read]));
            }
        }
        catch (Exception gone) when (gone is IOException or ObjectDisposedException)
        {
            // Closed by either side.
        }
    }

    private async Task GiveAsync(ChannelReader<(long At, byte[] Bytes)> pieces, NetworkStream to)
    {
        try
        {
            await foreach (var (at, bytes) in pieces.ReadAllAsync())
            {
                var now = Stopwatch.GetTimestamp();
                if (at > now)
                {
                    await Task.Delay(Stopwatch.GetElapsedTime(now, at));
                }

                await proxy.Passes;
                await to.WriteAsync(bytes);
            }
        }
        catch (Exception gone) when (gone is IOException or ObjectDisposedException)
        {
            // Closed by either side.
        }
    }
}
