using System.Net;
using System.Net.Sockets;

namespace Continuity.Api.Embedded;

/// <summary>Ports of the loopback interface.</summary>
internal static class LoopbackPort
{
    /// <summary>A port that is free now. Another process may take it before it is used: the user must be ready to ask again.</summary>
    public static int FindFree()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
