using System.Threading.Tasks.Sources;

namespace Continuity.GraphQL.Execution.Scheduling;

/// <summary>
/// The one logical thread of a request. What becomes ready, on whatever thread, is queued here and run one after the other; when
/// nothing is ready, the batches that have been asked for are read; when none are, the loop waits. Safe to call from any thread,
/// except <see cref="RunAsync"/>.
/// </summary>
internal sealed class RequestLoop : IValueTaskSource
{
    private readonly Lock gate = new();
    private readonly Queue<LoopItem> ready = new();
    private readonly BatchContext context;
    private List<Func<ValueTask>> batches = [];
    private ManualResetValueTaskSourceCore<bool> signal = new() { RunContinuationsAsynchronously = true };
    private bool isWaiting;
    private int outstanding;

    /// <summary>Makes a loop that has nothing to do.</summary>
    public RequestLoop() => context = new BatchContext(this);

    /// <summary>Whether anything has been begun and not been finished. Asked within the loop.</summary>
    public bool IsBusy => outstanding > 0;

    /// <summary>Whether the request was given up: what still comes is of no use to anybody. Asked within the loop.</summary>
    public bool IsLeft { get; private set; }

    /// <summary>Counts something that is begun and will come as an item. Called within the loop.</summary>
    public void Begin() => outstanding++;

    /// <summary>Counts something that was begun as finished. Called within the loop.</summary>
    public void End() => outstanding--;

    /// <summary>Queues an item.</summary>
    /// <param name="item">The item.</param>
    public void Post(LoopItem item)
    {
        lock (gate)
        {
            ready.Enqueue(item);
            if (!isWaiting)
            {
                return;
            }

            isWaiting = false;
        }

        signal.SetResult(true);
    }

    /// <summary>Takes a batch that is to be read when nothing else is ready.</summary>
    /// <param name="dispatch">Reads it.</param>
    public void Schedule(Func<ValueTask> dispatch)
    {
        lock (gate)
        {
            batches.Add(dispatch);
            if (!isWaiting)
            {
                return;
            }

            isWaiting = false;
        }

        signal.SetResult(true);
    }

    /// <summary>Runs until all that was begun is finished.</summary>
    /// <param name="cancellationToken">Ends it early. What was begun then comes to its end in the background, for it may hold something until it does.</param>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    public async ValueTask RunAsync(CancellationToken cancellationToken)
    {
        await using var registration = cancellationToken.UnsafeRegister(static loop => ((RequestLoop)loop!).Wake(), this);
        while (outstanding > 0)
        {
            if (cancellationToken.IsCancellationRequested)
            {
                IsLeft = true;
                _ = Task.Run(() => RunAsync(CancellationToken.None).AsTask(), CancellationToken.None);
                cancellationToken.ThrowIfCancellationRequested();
            }

            if (TakeReady() is { } item)
            {
                item.Run();
            }
            else if (!TryReadBatches() && TryPrepareWait())
            {
                if (cancellationToken.IsCancellationRequested)
                {
                    Wake();
                }

                await new ValueTask(this, signal.Version);
            }
        }
    }

    void IValueTaskSource.GetResult(short token)
    {
        lock (gate)
        {
            signal.Reset();
        }
    }

    ValueTaskSourceStatus IValueTaskSource.GetStatus(short token) => signal.GetStatus(token);

    void IValueTaskSource.OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) =>
        signal.OnCompleted(continuation, state, token, flags);

    private void Wake()
    {
        lock (gate)
        {
            if (!isWaiting)
            {
                return;
            }

            isWaiting = false;
        }

        signal.SetResult(true);
    }

    private LoopItem? TakeReady()
    {
        lock (gate)
        {
            return ready.TryDequeue(out var item) ? item : null;
        }
    }

    private bool TryPrepareWait()
    {
        lock (gate)
        {
            return isWaiting = ready.Count == 0 && batches.Count == 0;
        }
    }

    // Each read starts under the loop's context, so that it comes back into the loop with its values: what waits for them
    // then goes on together, and asks for its next keys together.
    private bool TryReadBatches()
    {
        List<Func<ValueTask>> taken;
        lock (gate)
        {
            if (batches.Count == 0)
            {
                return false;
            }

            taken = batches;
            batches = [];
        }

        foreach (var dispatch in taken)
        {
            outstanding++;
            new PendingBatch(this).Start(context.Call(dispatch));
        }

        return true;
    }
}
