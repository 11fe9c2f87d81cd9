namespace Continuity.GraphQL.DataLoading;

/// <summary>A data loader that gives one value a key.</summary>
/// <typeparam name="TKey">The key.</typeparam>
/// <typeparam name="TValue">The value.</typeparam>
/// <param name="batchScheduler">Decides when a batch is read.</param>
/// <param name="options">How keys are gathered; null: as by default.</param>
public abstract class BatchDataLoader<TKey, TValue>(IBatchScheduler batchScheduler, DataLoaderOptions? options = null)
    : DataLoader<TKey, TValue>(batchScheduler, options)
    where TKey : notnull
{
    /// <summary>Reads the values of a batch of keys.</summary>
    /// <param name="keys">The keys, each once.</param>
    /// <param name="cancellationToken">Cancelled with the request.</param>
    /// <returns>The values by key; a key without a value is left out.</returns>
    protected abstract Task<IReadOnlyDictionary<TKey, TValue>> LoadBatchAsync(IReadOnlyList<TKey> keys, CancellationToken cancellationToken);

    private protected sealed override async ValueTask ReadAsync(Batch<TKey, TValue> batch)
    {
        var values = await LoadBatchAsync(batch.Keys, batch.CancellationToken);
        batch.Complete(key => values.TryGetValue(key, out var value) ? value : default);
    }
}
