namespace Continuity.Redis.Connection;

/// <summary>Opens the store when the program starts, and says what is wrong with it.</summary>
public sealed class StoreStartUp
{
    private readonly StoreConnection _connection;
    private readonly DurabilityCheck _durability;
    private readonly StoreLayout _layout;
    private readonly IRedisCalls _redis;
    private readonly RedisOptions _options;

    internal StoreStartUp(StoreConnection connection, DurabilityCheck durability, StoreLayout layout, IRedisCalls redis, RedisOptions options) =>
        (_connection, _durability, _layout, _redis, _options) = (connection, durability, layout, redis, options);

    /// <summary>Connects, checks Redis' settings, and takes an unused store into use or checks that a used one has this program's layout.</summary>
    /// <param name="production">Whether settings that lose data are a reason not to start, unless <see cref="RedisOptions.AcceptDataLoss"/>.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>What would lose data, one sentence each; empty where nothing would.</returns>
    /// <exception cref="StoreUnavailableException">Redis can't be reached.</exception>
    /// <exception cref="StoreRefusedException">The store has another layout, or settings that are refused.</exception>
    public async Task<IReadOnlyList<string>> OpenAsync(bool production, CancellationToken cancellationToken)
    {
        await _connection.OpenAsync(cancellationToken);
        var risks = await _durability.FindAsync(cancellationToken);
        if (risks.Count > 0 && production && !_options.AcceptDataLoss)
        {
            throw new StoreRefusedException($"Redis would lose data: {string.Join(" ", risks)} Change it, or set {nameof(RedisOptions.AcceptDataLoss)}.");
        }

        await _layout.CheckAsync(cancellationToken);
        return risks;
    }

    /// <summary>Whether Redis answers now, within the deadline.</summary>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<bool> IsReadyAsync(CancellationToken cancellationToken)
    {
        try
        {
            if (_connection.IsOpen)
            {
                await _redis.PingAsync(cancellationToken);
            }

            return _connection.IsOpen;
        }
        catch (StoreUnavailableException)
        {
            return false;
        }
    }
}
