namespace Continuity.GraphQL.DataLoading;

/// <summary>A data loader that gives several values a key; none for a key that has none.</summary>
/// <typeparam name="TKey">The key.</typeparam>
/// <typeparam name="TValue">One of the values.</typeparam>
/// <param name="batchScheduler">Decides when a batch is read.</param>
/// <param name="options">How keys are gathered; null: as by default.</param>
public abstract class GroupedDataLoader<TKey, TValue>(IBatchScheduler batchScheduler, DataLoaderOptions? options = null)
    : DataLoader<TKey, TValue[]>(batchScheduler, options)
    where TKey : notnull
{
    /// <summary>Reads the values of a batch of keys.</summary>
    /// <param name="keys">The keys, each once.</param>
    /// <param name="cancellationToken">Cancelled with the request.</param>
    /// <returns>The values by key, in the order in which they are to be shown.</returns>
    protected abstract Task<ILookup<TKey, TValue>> LoadGroupedBatchAsync(IReadOnlyList<TKey> keys, CancellationToken cancellationToken);

    private protected sealed override async ValueTask ReadAsync(Batch<TKey, TValue[]> batch)
    {
        var values = await LoadGroupedBatchAsync(batch.Keys, batch.CancellationToken);
        batch.Complete(key => [.. values[key]]);
    }
}
