using System.Net;
using System.Net.Sockets;

namespace Continuity.Topologies;

/// <summary>Loopback ports for the servers of tests.</summary>
public static class FreePort
{
    // Below those that the system gives to outgoing connections (Linux: from 32768), one of which could else sit on the port of a server that is about to start, or to start again.
    private const int First = 10_000;
    private const int Count = 22_000;
#pragma warning disable CA5394 // Spreads the processes; keeps no secret.
    private static int last = Random.Shared.Next(Count);
#pragma warning restore CA5394

    /// <summary>One that nobody listens on, and that this process has not given out before.</summary>
    public static int Next()
    {
        while (true)
        {
            var port = First + ((Interlocked.Increment(ref last) & int.MaxValue) % Count);
            try
            {
                using var listener = new TcpListener(IPAddress.Loopback, port);
                listener.Start();
                return port;
            }
            catch (SocketException)
            {
                // Somebody has it: the next one.
            }
        }
    }
}
