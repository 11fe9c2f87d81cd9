using Continuity.GraphQL.DataLoading;

namespace Continuity.GraphQL.Execution.Scheduling;

/// <summary>The batch scheduler of one scope of services: hands batches to the loop of the operation that runs in it, one at a time.</summary>
internal sealed class RequestBatchScheduler : IBatchScheduler
{
    private RequestLoop? loop;

    /// <summary>Makes a loop the one that takes the scope's batches.</summary>
    /// <param name="requestLoop">The loop.</param>
    public void Attach(RequestLoop requestLoop) => Volatile.Write(ref loop, requestLoop);

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">No operation has been executed in this scope.</exception>
    public void Schedule(Func<ValueTask> dispatch)
    {
        ArgumentNullException.ThrowIfNull(dispatch);
        var current = Volatile.Read(ref loop) ?? throw new InvalidOperationException("Data can be loaded in batches only while an operation is executed in the same scope of services.");
        current.Schedule(dispatch);
    }
}
