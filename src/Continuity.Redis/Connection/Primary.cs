using StackExchange.Redis;

namespace Continuity.Redis.Connection;

/// <summary>One primary, and what its replicas have of it.</summary>
internal sealed class Primary(StoreConnection connection, RedisOptions options) : IAsyncDisposable
{
    private readonly ReplicaRounds rounds = new(connection, options);

    /// <summary>The calls that it is asked.</summary>
    public IRedisCalls Calls { get; } = new RedisFence(connection, options);

    /// <summary>Whether it is the only server that its connection knows of; else what is sent might go elsewhere.</summary>
    public bool IsAlone => connection.Multiplexer.GetEndPoints().Length == 1;

    /// <summary>Waits until enough replicas have all that it has written.</summary>
    /// <param name="key">Any key that lies with it.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="StoreUnavailableException">They have not, within the deadline.</exception>
    public async Task ConfirmAsync(RedisKey key, CancellationToken cancellationToken)
    {
        using var waiting = StoreBudget.Wait(options.Deadline);
        try
        {
            if (await rounds.JoinAsync(key).WaitAsync(waiting.Left, cancellationToken) is { } reason)
            {
                throw new StoreUnavailableException(reason);
            }
        }
        catch (TimeoutException slow)
        {
            throw new StoreUnavailableException($"The replicas did not acknowledge within {waiting.Left.TotalSeconds:0.###} s.", slow);
        }
    }

    public ValueTask DisposeAsync() => connection.DisposeAsync();
}
