using System.Net;
using System.Net.Sockets;

namespace Continuity.Api.Webhooks;

/// <summary>
/// Makes HTTP clients for addresses that others chose: no redirect is followed, no proxy of the environment is asked, no cookie kept, and unless private addresses are allowed, a connection is made
/// only to an address of the internet. That is checked on the address that is connected to, at each connection, so that a name which leads elsewhere the next time gains nothing.
/// </summary>
internal static class GuardedHttp
{
    private static readonly TimeSpan ConnectWithin = TimeSpan.FromSeconds(10);

    // A name is looked up again after that.
    private static readonly TimeSpan ConnectionLifetime = TimeSpan.FromMinutes(2);

    /// <summary>Makes a client; it has no timeout of its own.</summary>
    /// <param name="allowPrivateAddresses">Whether it may connect to any address.</param>
    /// <param name="connections">How many connections it may have to a server.</param>
    /// <param name="resolve">Looks up a name; null for as this machine does.</param>
    public static HttpClient Create(bool allowPrivateAddresses, int connections, Func<string, CancellationToken, Task<IPAddress[]>>? resolve = null)
    {
        resolve ??= static async (name, token) => IPAddress.TryParse(name, out var address) ? [address] : await Dns.GetHostAddressesAsync(name, token);
        var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseProxy = false,
            UseCookies = false,
            ActivityHeadersPropagator = null,
            ConnectTimeout = ConnectWithin,
            PooledConnectionLifetime = ConnectionLifetime,
            MaxConnectionsPerServer = connections,
            MaxResponseHeadersLength = 16,
            MaxResponseDrainSize = 16 * 1024,
            ConnectCallback = async (context, token) => await ConnectAsync(context.DnsEndPoint, allowPrivateAddresses, resolve, token),
        };
        return new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan };
    }

    private static async Task<Stream> ConnectAsync(
        DnsEndPoint to, bool allowPrivateAddresses, Func<string, CancellationToken, Task<IPAddress[]>> resolve, CancellationToken cancellationToken)
    {
        var found = await resolve(to.Host, cancellationToken);
        IPAddress[] allowed = allowPrivateAddresses ? found : [.. found.Where(PublicAddress.IsPublic)];
        if (allowed.Length == 0)
        {
            throw found.Length == 0 ? new SocketException((int)SocketError.HostNotFound) : new AddressRefusedException();
        }

        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(allowed, to.Port, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
