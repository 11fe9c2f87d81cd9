using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Continuity.GraphQL.Execution;
using Continuity.GraphQL.Execution.Subscriptions;

namespace Continuity.GraphQL.StreamHost;

/// <summary>Where events come from, and how many are listened to.</summary>
public sealed class Sources(GraphQLServerOptions options)
{
    private readonly ConcurrentDictionary<EventBuffer<int>, bool> subscribers = new();
    private int open;

    /// <summary>How many sources are being read.</summary>
    public int Open => Volatile.Read(ref open);

    /// <summary>Counts, from a number to another, one at a time, when it is asked for.</summary>
    public async IAsyncEnumerable<int> CountAsync(int from, int to, int every, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var listener = new Listener(this, cancellationToken);
        for (var n = from; n <= to; n++)
        {
            yield return n;
            await Task.Delay(every, cancellationToken);
        }
    }

    /// <summary>What <see cref="Push"/> says from now on.</summary>
    public async IAsyncEnumerable<int> PushedAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var buffer = new EventBuffer<int>(options.Subscriptions.BufferSize);
        using var listener = new Listener(this, cancellationToken);
        subscribers.TryAdd(buffer, true);
        try
        {
            await foreach (var n in buffer.WithCancellation(cancellationToken))
            {
                yield return n;
            }
        }
        finally
        {
            subscribers.TryRemove(buffer, out _);
        }
    }

    /// <summary>Tells every subscriber the numbers from 1 on, without waiting for anybody.</summary>
    public void Push(int count)
    {
        foreach (var subscriber in subscribers.Keys)
        {
            for (var n = 1; n <= count && subscriber.TryAdd(n); n++)
            {
            }
        }
    }

    /// <summary>Counts as open until it is disposed of or cancelled: a source is told by its token that its client takes nothing more.</summary>
    private sealed class Listener : IDisposable
    {
        private readonly Sources sources;
        private readonly CancellationTokenRegistration cancellation;
        private int isOpen = 1;

        public Listener(Sources sources, CancellationToken cancellationToken)
        {
            this.sources = sources;
            Interlocked.Increment(ref sources.open);
            cancellation = cancellationToken.Register(Close);
        }

        public void Dispose()
        {
            cancellation.Dispose();
            Close();
        }

        private void Close()
        {
            if (Interlocked.Exchange(ref isOpen, 0) == 1)
            {
                Interlocked.Decrement(ref sources.open);
            }
        }
    }
}
