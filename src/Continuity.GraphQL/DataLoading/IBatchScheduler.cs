namespace Continuity.GraphQL.DataLoading;

/// <summary>
/// Decides when a batch of keys is read. One a request: the executor runs what is scheduled here only when no other field of the
/// request can go on, so that all sibling fields have asked for their keys by then.
/// </summary>
public interface IBatchScheduler
{
    /// <summary>Takes a batch to be read later.</summary>
    /// <param name="dispatch">
    /// Reads the batch and completes the loads that wait for it, their continuations inline. To be called once. It does not throw: the loads carry the error.
    /// </param>
    void Schedule(Func<ValueTask> dispatch);
}
