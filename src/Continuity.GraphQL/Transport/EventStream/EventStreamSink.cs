using System.Buffers;
using System.IO.Pipelines;
using Continuity.GraphQL.Execution;
using Continuity.GraphQL.Transport.Streams;

namespace Continuity.GraphQL.Transport.EventStream;

/// <summary>Writes results as server-sent events, by the graphql-sse protocol's distinct connections mode.</summary>
/// <param name="output">The body of the response.</param>
/// <param name="patience">Bounds the wait for the client.</param>
internal sealed class EventStreamSink(PipeWriter output, WritePatience patience) : IResultSink, IDisposable
{
    private readonly SemaphoreSlim gate = new(1, 1);

    /// <inheritdoc/>
    public Task NextAsync(ExecutionResult result) => SendAsync(result, isLast: false);

    /// <inheritdoc/>
    public Task LastAsync(ExecutionResult result) => SendAsync(result, isLast: true);

    /// <inheritdoc/>
    public async Task CompleteAsync()
    {
        using var message = new PooledBuffer(64);
        WriteComplete(message);
        await WriteAsync(message);
    }

    /// <summary>Sends a comment at every beat, unless something else is on its way, so that nothing between server and client takes the connection for idle.</summary>
    /// <param name="interval">How often.</param>
    /// <param name="time">The clock.</param>
    /// <param name="cancellationToken">Cancelled at the end of the stream.</param>
    public async Task KeepAliveAsync(TimeSpan interval, TimeProvider time, CancellationToken cancellationToken)
    {
        using var comment = new PooledBuffer(4);
        comment.Write(":\n\n"u8);
        using var timer = new PeriodicTimer(interval, time);
        try
        {
            while (await timer.WaitForNextTickAsync(cancellationToken))
            {
                if (gate.CurrentCount > 0)
                {
                    await WriteAsync(comment);
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The stream has ended, or its connection was cut.
        }
    }

    /// <inheritdoc/>
    public void Dispose() => gate.Dispose();

    private async Task SendAsync(ExecutionResult result, bool isLast)
    {
        using var message = new PooledBuffer();
        message.Write("event: next\ndata: "u8);
        var start = message.Length;
        result.WriteTo(message);

        // A scalar may write JSON of its own over several lines. Outside of strings, where JSON allows no line break, a space says the same.
        var data = message.Written.Span[start..];
        data.Replace((byte)'\n', (byte)' ');
        data.Replace((byte)'\r', (byte)' ');
        message.Write("\n\n"u8);
        if (isLast)
        {
            WriteComplete(message);
        }

        await WriteAsync(message);
    }

    // A browser's EventSource passes over an event that has no data field.
    private static void WriteComplete(PooledBuffer message) => message.Write("event: complete\ndata: \n\n"u8);

    private async Task WriteAsync(PooledBuffer message)
    {
        await gate.WaitAsync();
        try
        {
            for (var at = 0; at < message.Length; at += WritePatience.Slice)
            {
                output.Write(message.Written.Span[at..Math.Min(at + WritePatience.Slice, message.Length)]);
                var flush = output.FlushAsync();
                if (!flush.IsCompletedSuccessfully)
                {
                    await patience.WaitAsync(flush.AsTask());
                }
            }
        }
        finally
        {
            gate.Release();
        }
    }
}
