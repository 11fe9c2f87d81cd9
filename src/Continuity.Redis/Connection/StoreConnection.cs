using StackExchange.Redis;

namespace Continuity.Redis.Connection;

/// <summary>The process's one connection to Redis.</summary>
internal sealed class StoreConnection(RedisOptions options) : IAsyncDisposable
{
    private ConnectionMultiplexer? multiplexer;

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
        try
        {
            var opened = await ConnectionMultiplexer.ConnectAsync(configuration).WaitAsync(TimeSpan.FromSeconds(15), cancellationToken);
            TearsScripts = await HasGarnetAsync(opened, cancellationToken);
            multiplexer = opened;
        }
        catch (Exception fault) when (ConnectFault.Describe(fault, certificates, configuration.Ssl) is { } reason)
        {
            throw new StoreUnavailableException($"Redis can't be used at {string.Join(", ", configuration.EndPoints)}: {reason}", fault);
        }

#pragma warning disable CS0618 // Obsolete where the client is 2.x or later, which has no order to preserve.
        // With it on, one slow continuation holds up the answers to everybody else.
        multiplexer.PreserveAsyncOrder = false;
#pragma warning restore CS0618
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
            await multiplexer.CloseAsync(allowCommandsToComplete: false);
            multiplexer.Dispose();
        }
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
        return configuration;
    }
}
