namespace Continuity.GraphQL.DataLoading;

/// <summary>Reads values by key, many at once: loads of one request are gathered into batches, and no key is read twice.</summary>
/// <typeparam name="TKey">The key.</typeparam>
/// <typeparam name="TValue">The value.</typeparam>
public interface IDataLoader<TKey, TValue>
    where TKey : notnull
{
    /// <summary>The value of a key.</summary>
    /// <param name="key">The key.</param>
    /// <param name="cancellationToken">Cancels the batch, where all loads of the batch came with the same one.</param>
    /// <returns>The value; the default of <typeparamref name="TValue"/> (null) where there is none. Fails as the batch fails.</returns>
    Task<TValue?> LoadAsync(TKey key, CancellationToken cancellationToken = default);

    /// <summary>The values of several keys.</summary>
    /// <param name="keys">The keys; repeated ones are allowed.</param>
    /// <param name="cancellationToken">Cancels the batch, where all loads of the batch came with the same one.</param>
    /// <returns>A value for each key, in the order of the keys; the default of <typeparamref name="TValue"/> (null) where there is none.</returns>
    Task<IReadOnlyList<TValue?>> LoadAsync(IReadOnlyCollection<TKey> keys, CancellationToken cancellationToken = default);

    /// <summary>Forgets what was loaded: a later load of the same key reads it again. For a mutation that has changed it.</summary>
    void Clear();
}
