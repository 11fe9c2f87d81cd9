namespace Continuity.GraphQL.Transport.Streams;

/// <summary>The time that a stream of results lives, and why it ended. Safe to use from several threads.</summary>
internal sealed class StreamLife : IDisposable
{
    private readonly CancellationTokenSource ended = new();
    private int end;

    /// <summary>Prepares a life without an end.</summary>
    public StreamLife() => Token = ended.Token;

    /// <summary>Cancelled at the end.</summary>
    public CancellationToken Token { get; }

    /// <summary>Why it ended: the first reason that was given.</summary>
    public StreamEnd End => (StreamEnd)Volatile.Read(ref end);

    /// <summary>Ends it, unless it has ended.</summary>
    /// <param name="why">The reason.</param>
    public void EndFor(StreamEnd why)
    {
        if (Interlocked.CompareExchange(ref end, (int)why, (int)StreamEnd.None) == (int)StreamEnd.None)
        {
            // What was registered runs elsewhere: whoever ends a thousand streams must not wait for all of them.
            _ = ended.CancelAsync();
        }
    }

    /// <summary>Ends it, as complete where nothing else has ended it. What it cancels may still run, so its source, which holds no more than memory, is left to the collector.</summary>
    public void Dispose() => EndFor(StreamEnd.Complete);
}
