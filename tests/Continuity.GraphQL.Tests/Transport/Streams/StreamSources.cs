using System.Runtime.CompilerServices;
using Continuity.GraphQL.Execution.Subscriptions;
using Continuity.GraphQL.Types.Sdl;

namespace Continuity.GraphQL.Tests.Transport.Streams;

/// <summary>What a <see cref="StreamHost"/> subscribes to, and what is known of it.</summary>
internal sealed class StreamSources
{
    private int opened;
    private int asked;

    /// <summary>Done when a source that waits has been opened.</summary>
    public TaskCompletionSource Opened { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Done when a source that has no end of its own was ended.</summary>
    public TaskCompletionSource Ended { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>What pushes: it holds two events at most.</summary>
    public EventBuffer<object?> Pushed { get; } = new(2);

    public void Resolve(SdlSchemaOptions options) => options
        .Resolve("Query", "hello", (in _) => new("you"))
        .Resolve("Query", "wait", (in c) => new(WaitAsync(c.CancellationToken)))
        .Resolve("Query", "fail", (in _) => throw new GraphQLException("no", "NO"))
        .Resolve("Mutation", "add", (in c) => new((int)c.ArgumentAt(0)! + 1))
        .Subscribe("Subscription", "count", (in c) => new(CountAsync((int)c.ArgumentAt(0)!, (int)c.ArgumentAt(1)!)))
        .Resolve("Subscription", "count", (in c) => new(c.Parent))
        .Subscribe("Subscription", "silent", (in _) => new(SilentAsync()))
        .Subscribe("Subscription", "endless", (in c) => new(EndlessAsync((int)c.ArgumentAt(0)!)))
        .Resolve("Subscription", "endless", (in c) => new(c.Parent))
        .Subscribe("Subscription", "pushed", (in _) => new(Pushed))
        .Resolve("Subscription", "pushed", (in c) => new(c.Parent))
        .Subscribe("Subscription", "closed", (in _) => throw new GraphQLException("closed", "CLOSED"));

    private static async IAsyncEnumerable<object?> CountAsync(int from, int to)
    {
        for (var n = from; n <= to; n++)
        {
            await Task.Yield();
            yield return n;
        }
    }

    private async IAsyncEnumerable<object?> SilentAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        yield return await WaitAsync(cancellationToken);
    }

    private async IAsyncEnumerable<object?> EndlessAsync(int size, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        using var ended = cancellationToken.Register(() => Ended.TrySetResult());
        var padding = new string('x', size);
        while (true)
        {
            await Task.Yield();
            yield return $"{Interlocked.Increment(ref asked)} {padding}";
        }
    }

    private async Task<object?> WaitAsync(CancellationToken cancellationToken)
    {
        using var ended = cancellationToken.Register(() => Ended.TrySetResult());
        if (Interlocked.Increment(ref opened) == 1)
        {
            Opened.TrySetResult();
        }

        await Task.Delay(Timeout.Infinite, cancellationToken);
        return null;
    }
}
