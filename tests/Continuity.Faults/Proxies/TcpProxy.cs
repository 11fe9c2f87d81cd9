using System.Net;
using System.Net.Sockets;
using Continuity.Topologies;

namespace Continuity.Faults.Proxies;

/// <summary>Passes connections on to a server, as well as the network is that it plays.</summary>
/// <param name="target">The server's port on 127.0.0.1.</param>
/// <param name="random">Chooses how much longer each piece takes.</param>
internal sealed class TcpProxy(int target, Random random) : IAsyncDisposable
{
    private readonly Lock gate = new();
    private readonly List<ProxyConnection> connections = [];
    private TcpListener? listener;
    private TaskCompletionSource whole = Completed();

    public int Port { get; } = FreePort.Next();

    public Network Network { get; private set; }

    /// <summary>How long a piece takes at least while the network is slow, one way.</summary>
    public TimeSpan Delay { get; set; } = TimeSpan.FromMilliseconds(40);

    /// <summary>How much longer it may take.</summary>
    public TimeSpan Jitter { get; set; } = TimeSpan.FromMilliseconds(80);

    /// <summary>Becomes complete when something passes again.</summary>
    public Task Passes => whole.Task;

    public void Start() => Listen();

    /// <summary>Changes how the network is.</summary>
    /// <param name="network">How.</param>
    public void Become(Network network)
    {
        (var before, Network) = (Network, network);
        if (network == Network.Silent)
        {
            whole = new(TaskCreationOptions.RunContinuationsAsynchronously);
        }
        else
        {
            whole.TrySetResult();
        }

        if (network == Network.Refusing)
        {
            listener!.Dispose();
            CloseAll();
        }
        else if (before == Network.Refusing)
        {
            Listen();
        }
    }

    /// <summary>How long a piece of data is held now.</summary>
    public TimeSpan Hold()
    {
        lock (gate)
        {
            return Network == Network.Slow ? Delay + (Jitter * random.NextDouble()) : TimeSpan.Zero;
        }
    }

    public ValueTask DisposeAsync()
    {
        whole.TrySetResult();
        listener?.Dispose();
        CloseAll();
        return ValueTask.CompletedTask;
    }

    private static TaskCompletionSource Completed()
    {
        var source = new TaskCompletionSource();
        source.SetResult();
        return source;
    }

    private void Listen()
    {
        listener = new TcpListener(IPAddress.Loopback, Port);
        listener.Server.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReuseAddress, true);
        listener.Start();
        _ = AcceptAsync(listener);
    }

    private async Task AcceptAsync(TcpListener from)
    {
        try
        {
            while (true)
            {
                var client = await from.AcceptTcpClientAsync();
                var connection = new ProxyConnection(this, client, target);
                lock (gate)
                {
                    connections.RemoveAll(static one => one.IsClosed);
                    connections.Add(connection);
                }

                _ = connection.RunAsync();
            }
        }
        catch (Exception closed) when (closed is SocketException or ObjectDisposedException or InvalidOperationException)
        {
            // It listens no more.
        }
    }

    private void CloseAll()
    {
        lock (gate)
        {
            connections.ForEach(static one => one.Dispose());
            connections.Clear();
        }
    }
}
