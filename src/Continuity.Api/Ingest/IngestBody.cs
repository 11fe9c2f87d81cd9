namespace Continuity.Api.Ingest;

/// <summary>
/// The body of a request, read up to its source's bound. Its buffer grows with what really comes, whatever the request says of its length: from 16 KiB on, each time to twice as much. It counts as
/// unverified until it is disposed of; as it grows, the one before it counts too.
/// </summary>
/// <param name="unverified">Where it counts.</param>
/// <param name="source">The source that it is said to be from.</param>
internal sealed class IngestBody(UnverifiedBytes unverified, string source) : IDisposable
{
    private const int First = 16 * 1024;

    // Else what is sent a few bytes at a time would keep its room from the others for hours.
    private static readonly TimeSpan Within = TimeSpan.FromMinutes(2);

    private byte[] buffer = [];
    private int length;

    /// <summary>What was read.</summary>
    public ReadOnlyMemory<byte> Bytes => buffer.AsMemory(0, length);

    /// <summary>Reads it.</summary>
    /// <param name="request">The request.</param>
    /// <param name="most">The most bytes.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>
    /// What came of it: null where it is whole; TooLarge where there is more, of which no more than the bound was read; Crowded where there is no room for it now; NotWhole where it breaks off, or
    /// takes longer than 2 minutes.
    /// </returns>
    public async Task<IngestOutcome?> ReadAsync(HttpRequest request, int most, CancellationToken cancellationToken)
    {
        using var late = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        late.CancelAfter(Within);
        try
        {
            return await ReadWholeAsync(request, most, late.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return IngestOutcome.NotWhole;
        }
        catch (BadHttpRequestException)
        {
            return IngestOutcome.NotWhole;
        }
    }

    /// <summary>Counts it no longer. What was read stays with whoever has it.</summary>
    public void Dispose()
    {
        unverified.Return(source, buffer.Length);
        buffer = [];
        length = 0;
    }

    private async Task<IngestOutcome?> ReadWholeAsync(HttpRequest request, int most, CancellationToken cancellationToken)
    {
        if (request.ContentLength > most)
        {
            return IngestOutcome.TooLarge;
        }

        var largest = (int)(request.ContentLength ?? most);
        while (length < largest)
        {
            if (length == buffer.Length && !TryGrow(Math.Min(Math.Max(First, buffer.Length * 2), largest)))
            {
                return IngestOutcome.Crowded;
            }

            var read = await request.Body.ReadAsync(buffer.AsMemory(length), cancellationToken);
            length += read;
            if (read == 0)
            {
                return null;
            }
        }

        return await request.Body.ReadAsync(new byte[1], cancellationToken) == 0 ? null : IngestOutcome.TooLarge;
    }

    private bool TryGrow(int size)
    {
        if (!unverified.TryTake(source, size))
        {
            return false;
        }

        var before = buffer.Length;
        Array.Resize(ref buffer, size);
        unverified.Return(source, before);
        return true;
    }
}
