using System.Buffers;
using System.Text.Unicode;
using Microsoft.AspNetCore.Http;

namespace Continuity.GraphQL.Transport;

/// <summary>The body of a request, in pooled memory.</summary>
internal sealed class RequestBody : IDisposable
{
    private const int FirstBuffer = 4096;

    // Whatever the request says of its length: only what has come is known to be there.
    private const int LargestFirstBuffer = 16 * 1024;

    private byte[] buffer;
    private int length;

    private RequestBody(int capacity) => buffer = ArrayPool<byte>.Shared.Rent(capacity);

    /// <summary>How long all of it may take to come: what is sent a few bytes at a time would keep its memory and its caller's place for hours.</summary>
    public static TimeSpan Within { get; } = TimeSpan.FromMinutes(2);

    /// <summary>How much memory it takes, in bytes.</summary>
    public int Room => buffer.Length;

    /// <summary>The body without a byte order mark.</summary>
    public ReadOnlyMemory<byte> Content
    {
        get
        {
            ReadOnlyMemory<byte> content = buffer.AsMemory(0, length);
            return content.Span.StartsWith("\uFEFF"u8) ? content[3..] : content;
        }
    }

    /// <summary>Reads the body of a request to its end.</summary>
    /// <param name="request">The request.</param>
    /// <param name="maxBytes">The longest body that is read.</param>
    /// <param name="time">The clock.</param>
    /// <param name="cancellationToken">Cancelled when the caller has gone.</param>
    /// <exception cref="RequestRefusedException">It is longer than <paramref name="maxBytes"/>, takes longer than <see cref="Within"/>, ends too early, or is not UTF-8.</exception>
    public static async ValueTask<RequestBody> ReadAsync(HttpRequest request, int maxBytes, TimeProvider time, CancellationToken cancellationToken)
    {
        if (request.ContentLength > maxBytes)
        {
            throw TooLong($"{request.ContentLength} bytes", maxBytes);
        }

        using var late = new CancellationTokenSource(Within, time);
        using var gone = cancellationToken.UnsafeRegister(static late => ((CancellationTokenSource)late!).Cancel(), late);
        var body = new RequestBody((int)Math.Min(request.ContentLength ?? FirstBuffer, LargestFirstBuffer));
        try
        {
            while (true)
            {
                var read = await request.BodyReader.ReadAsync(late.Token);
                body.Append(read.Buffer, maxBytes);
                request.BodyReader.AdvanceTo(read.Buffer.End);
                if (read.IsCompleted)
                {
                    break;
                }
            }

            return Utf8.IsValid(body.Content.Span)
                ? body
                : throw new RequestRefusedException(StatusCodes.Status400BadRequest, "The body is not valid UTF-8.");
        }
        catch (BadHttpRequestException fault)
        {
            body.Dispose();
            throw new RequestRefusedException(fault.StatusCode, "The body ended before its Content-Length, or is not as HTTP has it.");
        }
        catch (OperationCanceledException) when (late.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            body.Dispose();
            throw new RequestRefusedException(StatusCodes.Status408RequestTimeout, $"The body took longer than {Within.TotalSeconds:0} s.");
        }
        catch
        {
            body.Dispose();
            throw;
        }
    }

    /// <summary>Gives the memory back.</summary>
    public void Dispose()
    {
        PooledBytes.Return(ref buffer);
        length = 0;
    }

    private void Append(in ReadOnlySequence<byte> content, int maxBytes)
    {
        var needed = length + content.Length;
        if (needed > maxBytes)
        {
            throw TooLong($"{needed} bytes or more", maxBytes);
        }

        if (needed > buffer.Length)
        {
            var larger = ArrayPool<byte>.Shared.Rent((int)Math.Max(needed, Math.Min(buffer.Length * 2L, maxBytes)));
            buffer.AsSpan(0, length).CopyTo(larger);
            ArrayPool<byte>.Shared.Return(buffer);
            buffer = larger;
        }

        content.CopyTo(buffer.AsSpan(length));
        length = (int)needed;
    }

    private static RequestRefusedException TooLong(string size, int maxBytes) =>
        new(StatusCodes.Status413PayloadTooLarge, $"The body has {size}; at most {maxBytes} bytes are taken.");
}
