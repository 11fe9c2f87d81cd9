using System.Net;
using StackExchange.Redis;

namespace Continuity.Redis.Connection;

/// <summary>The process's one connection to Redis; or, beside it, one to a single server of it.</summary>
internal sealed class StoreConnection : IAsyncDisposable
{
    private readonly RedisOptions options;
    private readonly EndPoint? only;
    private ConnectionMultiplexer? multiplexer;

    /// <summary>Connects to all of the store.</summary>
    /// <param name="options">Where it is.</param>
    public StoreConnection(RedisOptions options)
        : this(options, null)
    {
    }

    /// <summary>Connects to one server of it, and follows it nowhere.</summary>
    /// <param name="options">How it is reached.</param>
    /// <param name="only">The server.</param>
    public StoreConnection(RedisOptions options, EndPoint? only) => (this.options, this.only) = (options, only);

    /// <summary>Whether it is to a single server.</summary>
    public bool IsOfOne => only is not null;

    /// <summary>The open connection.</summary>
    /// <exception cref="InvalidOperationException">It was not opened.</exception>
    public ConnectionMultiplexer Multiplexer =>
        multiplexer ?? throw new InvalidOperationException($"The store is not open: call {nameof(StoreStartUp)}.{nameof(StoreStartUp.OpenAsync)} first.");

    /// <summary>Whether it was opened.</summary>
    public bool IsOpen => multiplexer is not null;

    /// <summary>Whether what a script wrote may be there in part after a crash of the server, as on Garnet (and perhaps on one that does not tell what it is); Redis logs it as one transaction.</summary>
    public bool TearsScripts { get; private set; }

    /// <summary>Whether the store is a cluster, where one call can't ask for keys of several partitions.</summary>
    public bool IsCluster => Multiplexer.GetEndPoints().Any(endPoint => Multiplexer.GetServer(endPoint).ServerType == ServerType.Cluster);

    /// <summary>Whether a server takes writes, as far as the client knows.</summary>
#if REPLICA_TERMS
    public static bool IsPrimary(IServer server) => !server.IsReplica;
#else
    public static bool IsPrimary(IServer server) => !server.IsSlave;
#endif

    /// <summary>Connects; afterwards it is kept up by itself.</summary>
    /// <exception cref="StoreUnavailableException">Redis can't be reached, or is not what it should be.</exception>
    /// <exception cref="StoreRefusedException">The trusted certificates can't be read.</exception>
    public async Task OpenAsync(CancellationToken cancellationToken)
    {
        if (multiplexer is not null)
        {
            return;
        }

        var configuration = Configuration();
        var certificates = ServerCertificates.Of(options.TrustedCertificate);
        configuration.CertificateValidation += certificates.Accept;
        var connecting = ConnectionMultiplexer.ConnectAsync(configuration);
        var isGivenUp = true;
        try
        {
            var opened = await connecting.WaitAsync(TimeSpan.FromSeconds(15), cancellationToken);
            TearsScripts = await HasGarnetAsync(opened, cancellationToken);
            multiplexer = opened;
            isGivenUp = false;
        }
        catch (Exception fault) when (ConnectFault.Describe(fault, certificates, configuration.Ssl) is { } reason)
        {
            throw new StoreUnavailableException($"Redis can't be used at {string.Join(", ", configuration.EndPoints)}: {reason}", fault)
            {
                IsRefusal = ConnectFault.IsRefusal(fault, certificates, configuration.Ssl),
            };
        }
        finally
        {
            if (isGivenUp)
            {
                _ = CloseAsync(connecting);
            }
        }

#if !REPLICA_TERMS
        // With it on, one slow continuation holds up the answers to everybody else. Later clients have no order to preserve.
        multiplexer.PreserveAsyncOrder = false;
#endif
    }

    /// <summary>Whether a server is Garnet; null where it does not tell.</summary>
    /// <exception cref="TimeoutException">It does not answer within the deadline.</exception>
    public async Task<bool?> IsGarnetAsync(IServer server, CancellationToken cancellationToken)
    {
        try
        {
            var sections = await server.InfoAsync("server").WaitAsync(options.Deadline, cancellationToken);
            return sections.SelectMany(static s => s).Any(static line => line.Key.Contains("garnet", StringComparison.OrdinalIgnoreCase));
        }
        catch (RedisServerException)
        {
            return null;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (multiplexer is not null)
        {
            await CloseAsync(multiplexer);
        }
    }

    /// <summary>Closes a connection that was given up, as soon as it is there, if ever.</summary>
    private static async Task CloseAsync(Task<ConnectionMultiplexer> connecting)
    {
        await ((Task)connecting).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (connecting.IsCompletedSuccessfully)
        {
            await CloseAsync(await connecting);
        }
    }

    private static async Task CloseAsync(ConnectionMultiplexer opened)
    {
        await opened.CloseAsync(allowCommandsToComplete: false);
        opened.Dispose();
    }

    private async Task<bool> HasGarnetAsync(ConnectionMultiplexer opened, CancellationToken cancellationToken)
    {
        foreach (var server in opened.GetEndPoints().Select(endPoint => opened.GetServer(endPoint)).Where(static s => s.IsConnected))
        {
            if (await IsGarnetAsync(server, cancellationToken) is not false)
            {
                return true;
            }
        }

        return false;
    }

    private ConfigurationOptions Configuration()
    {
        var configuration = ConfigurationOptions.Parse(options.ConnectionString);
        // Only the first connection may fail for good; a lost one is always restored.
        configuration.AbortOnConnectFail = true;
        // A failover is noticed by asking; the client's default is once a minute.
        configuration.ConfigCheckSeconds = 2;
        // CONFIG GET at start counts as administration.
        configuration.AllowAdmin = true;
        configuration.ClientName ??= "continuity";
        if (only is not null)
        {
            // What no server understands in CLUSTER's place keeps it from learning of the others. (Where it may not say CLUSTER at all, 1.2.6 takes the next answer for that of a question that it did not send.)
            configuration.EndPoints.Clear();
            configuration.EndPoints.Add(only);
            configuration.CommandMap = CommandMap.Create(new Dictionary<string, string?> { ["CLUSTER"] = "CLUSTER-NOT-ASKED" });
            configuration.TieBreaker = "";
            configuration.ConfigurationChannel = "";
        }

        return configuration;
    }
}
