namespace Continuity.GraphQL.DataLoading;

/// <summary>A data loader whose batches a <see cref="DataLoaderAttribute"/> method reads.</summary>
/// <typeparam name="TKey">The key.</typeparam>
/// <typeparam name="TValue">The value.</typeparam>
/// <param name="batchScheduler">Decides when a batch is read.</param>
/// <param name="services">The request's services, for the method's further parameters.</param>
/// <param name="read">Calls the method.</param>
internal class FunctionDataLoader<TKey, TValue>(IBatchScheduler batchScheduler, IServiceProvider services, BatchFunction<TKey, TValue> read)
    : DataLoader<TKey, TValue>(batchScheduler, options: null)
    where TKey : notnull
{
    private protected sealed override async ValueTask ReadAsync(Batch<TKey, TValue> batch) =>
        batch.Complete(await read(services, batch.Keys, batch.CancellationToken));
}
