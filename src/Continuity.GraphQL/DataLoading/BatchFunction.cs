namespace Continuity.GraphQL.DataLoading;

/// <summary>Reads the values of a batch of keys.</summary>
/// <typeparam name="TKey">The key.</typeparam>
/// <typeparam name="TValue">The value.</typeparam>
/// <param name="services">The request's services.</param>
/// <param name="keys">The keys, each once.</param>
/// <param name="cancellationToken">Cancelled with the request.</param>
/// <returns>Tells the value of a key; the default of <typeparamref name="TValue"/> where there is none.</returns>
internal delegate Task<Func<TKey, TValue?>> BatchFunction<TKey, TValue>(IServiceProvider services, IReadOnlyList<TKey> keys, CancellationToken cancellationToken)
    where TKey : notnull;
