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

    /// <summary>Connects; afterwards it is kept up by itself.</summary>
    /// <exception cref="StoreUnavailableException">Redis can't be reached.</exception>
    public async Task OpenAsync(CancellationToken cancellationToken)
    {
        if (multiplexer is not null)
        {
            return;
        }

        var configuration = Configuration();
        try
        {
            multiplexer = await ConnectionMultiplexer.ConnectAsync(configuration).WaitAsync(TimeSpan.FromSeconds(15), cancellationToken);
        }
        catch (Exception fault) when (fault is RedisConnectionException or TimeoutException)
        {
            throw new StoreUnavailableException($"Redis can't be reached at {string.Join(", ", configuration.EndPoints)}.", fault);
        }

#pragma warning disable CS0618 // Obsolete where the client is 2.x or later, which has no order to preserve.
        // With it on, one slow continuation holds up the answers to everybody else.
        multiplexer.PreserveAsyncOrder = false;
#pragma warning restore CS0618
    }

    public async ValueTask DisposeAsync()
    {
        if (multiplexer is not null)
        {
            await multiplexer.CloseAsync(allowCommandsToComplete: false);
            multiplexer.Dispose();
        }
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
