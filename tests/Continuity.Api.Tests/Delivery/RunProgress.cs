namespace Continuity.Api.Tests.Delivery;

/// <summary>Counts how far a run is, so that what goes wrong can go wrong in the midst of it.</summary>
public sealed class RunProgress
{
    private readonly Lock gate = new();
    private readonly List<(int Count, TaskCompletionSource Reached)> awaited = [];
    private int count;

    /// <summary>One more is done.</summary>
    public void Note()
    {
        List<TaskCompletionSource> reached;
        lock (gate)
        {
            count++;
            reached = [.. awaited.Where(one => one.Count <= count).Select(static one => one.Reached)];
            awaited.RemoveAll(one => one.Count <= count);
        }

        foreach (var one in reached)
        {
            one.SetResult();
        }
    }

    /// <summary>Waits until so many are done.</summary>
    public Task ReachAsync(int least, CancellationToken cancellationToken)
    {
        var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (gate)
        {
            if (count >= least)
            {
                return Task.CompletedTask;
            }

            awaited.Add((least, reached));
        }

        return reached.Task.WaitAsync(cancellationToken);
    }
}
