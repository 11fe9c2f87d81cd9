using Continuity.GraphQL.Telemetry;

namespace Continuity.GraphQL.DataLoading;

/// <summary>Gathers keys into batches and keeps each load for the rest of the request. Safe to use from several threads.</summary>
/// <typeparam name="TKey">The key.</typeparam>
/// <typeparam name="TValue">The value.</typeparam>
/// <param name="scheduler">Decides when a batch is read.</param>
/// <param name="options">How keys are gathered; null: as by default.</param>
public abstract class DataLoader<TKey, TValue>(IBatchScheduler scheduler, DataLoaderOptions? options) : IDataLoader<TKey, TValue>
    where TKey : notnull
{
    private readonly Lock gate = new();
    private readonly Dictionary<TKey, Task<TValue?>> loads = [];
    private readonly int maxBatchSize = (options ?? new DataLoaderOptions()).MaxBatchSize;
    private Batch<TKey, TValue>? open;

    /// <inheritdoc/>
    public Task<TValue?> LoadAsync(TKey key, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(key);
        Batch<TKey, TValue>? opened = null;
        Task<TValue?> load;
        lock (gate)
        {
            if (loads.TryGetValue(key, out var known))
            {
                return known;
            }

            if (open is null || open.Count >= maxBatchSize)
            {
                opened = open = new Batch<TKey, TValue>(cancellationToken);
            }

            load = open.Add(key, cancellationToken);
            loads.Add(key, load);
        }

        if (opened is not null)
        {
            scheduler.Schedule(() => DispatchAsync(opened));
        }

        return load;
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<TValue?>> LoadAsync(IReadOnlyCollection<TKey> keys, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(keys);
        return await Task.WhenAll(keys.Select(key => LoadAsync(key, cancellationToken)));
    }

    /// <inheritdoc/>
    public void Clear()
    {
        lock (gate)
        {
            loads.Clear();
            open = null;
        }
    }

    /// <summary>Reads a batch and gives each key its value.</summary>
    /// <param name="batch">The keys, and what waits for them.</param>
    private protected abstract ValueTask ReadAsync(Batch<TKey, TValue> batch);

    private async ValueTask DispatchAsync(Batch<TKey, TValue> batch)
    {
        lock (gate)
        {
            if (open == batch)
            {
                open = null;
            }
        }

        try
        {
            batch.Watch = BatchWatch.StartIfWanted(GetType(), batch.Count);
            await ReadAsync(batch);
        }
#pragma warning disable CA1031 // Whatever went wrong belongs to those who wait for the batch.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            batch.Fail(exception);
        }
    }
}
