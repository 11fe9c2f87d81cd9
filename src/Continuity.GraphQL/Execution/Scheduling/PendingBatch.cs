using System.Runtime.CompilerServices;

namespace Continuity.GraphQL.Execution.Scheduling;

/// <summary>A batch that is being read; the request is not finished before it is.</summary>
/// <param name="loop">The loop that it belongs to.</param>
internal sealed class PendingBatch(RequestLoop loop) : LoopItem
{
    private ValueTaskAwaiter awaiter;

    /// <summary>Waits for the read to end.</summary>
    /// <param name="read">The read.</param>
    public void Start(ValueTask read)
    {
        awaiter = read.GetAwaiter();
        if (awaiter.IsCompleted)
        {
            Run();
        }
        else
        {
            awaiter.UnsafeOnCompleted(() => loop.Post(this));
        }
    }

    /// <inheritdoc/>
    public override void Run()
    {
        loop.End();
        awaiter.GetResult();
    }
}
