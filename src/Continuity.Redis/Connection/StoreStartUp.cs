using Continuity.Redis.Time;

namespace Continuity.Redis.Connection;

/// <summary>Opens the store when the program starts, and says what is wrong with it.</summary>
public sealed class StoreStartUp
{
    private readonly StoreConnection connection;
    private readonly DurabilityCheck durability;
    private readonly StoreLayout layout;
    private readonly IRedisCalls redis;
    private readonly StoreTime time;
    private readonly RedisOptions options;

    internal StoreStartUp(StoreConnection connection, DurabilityCheck durability, StoreLayout layout, IRedisCalls redis, StoreTime time, RedisOptions options) =>
        (this.connection, this.durability, this.layout, this.redis, this.time, this.options) = (connection, durability, layout, redis, time, options);

    /// <summary>Which primaries had fewer replicas than <see cref="RedisOptions.AcknowledgedReplicas"/> when the store was opened, one sentence each: what they are asked to write is refused until they have.</summary>
    public IReadOnlyList<string> Shortages { get; private set; } = [];

    /// <summary>Connects, checks Redis' settings, and takes an unused store into use or checks that a used one has this program's layout.</summary>
    /// <param name="production">Whether settings that lose data are a reason not to start, unless <see cref="RedisOptions.AcceptDataLoss"/>.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>What would lose data, one sentence each; empty where nothing would.</returns>
    /// <exception cref="StoreUnavailableException">Redis can't be reached.</exception>
    /// <exception cref="StoreRefusedException">The store has another layout, or settings that are refused.</exception>
    public async Task<IReadOnlyList<string>> OpenAsync(bool production, CancellationToken cancellationToken)
    {
        await connection.OpenAsync(cancellationToken);
        var risks = await durability.FindAsync(cancellationToken);
        if (risks.Count > 0 && production && !options.AcceptDataLoss)
        {
            throw new StoreRefusedException($"Redis would lose data: {string.Join(" ", risks)} Change it, or set {nameof(RedisOptions.AcceptDataLoss)}.");
        }

        Shortages = await durability.FindShortagesAsync(cancellationToken);
        await layout.CheckAsync(cancellationToken);
        await time.MeasureAsync(cancellationToken);
        return risks;
    }

    /// <summary>Whether Redis answers now, within the deadline.</summary>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<bool> IsReadyAsync(CancellationToken cancellationToken)
    {
        try
        {
            if (connection.IsOpen)
            {
                await redis.PingAsync(cancellationToken);
            }

            return connection.IsOpen;
        }
        catch (StoreUnavailableException)
        {
            return false;
        }
    }
}
