namespace Continuity.GraphQL.DataLoading;

/// <summary>How a data loader gathers its keys.</summary>
public sealed record DataLoaderOptions
{
    /// <summary>The most keys in one batch, from 1; more keys make more batches. 1,024 unless set.</summary>
    public int MaxBatchSize
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            field = value;
        }
    } = 1024;
}
