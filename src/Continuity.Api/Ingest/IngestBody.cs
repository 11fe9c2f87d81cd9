namespace Continuity.Api.Ingest;

/// <summary>
/// The body of a request, read up to its source's bound. Its buffer grows with what really comes, whatever the request says of its length, and counts as unverified until it is disposed of.
/// </summary>
/// <param name="unverified">Where it counts.</param>
internal sealed class IngestBody(UnverifiedBytes unverified) : IDisposable
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
        unverified.Return(buffer.Length);
        buffer = [];
        length = 0;
    }

    private async Task<IngestOutcome?> ReadWholeAsync(HttpRequest request, int most, CancellationToken cancellationToken)
    {
        if (request.ContentLength > most)
        {
            return IngestOutcome.TooLarge;
        }

        // One byte more than may be there, so that what is too long is noticed without an extra read.
        var largest = (int)Math.Min(request.ContentLength ?? most, most) + 1;
        while (length <= most)
        {
            if (length == buffer.Length && !TryGrow((int)Math.Min(Math.Max(First, buffer.Length * 2L), Math.Max(largest, buffer.Length + 1))))
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

        return IngestOutcome.TooLarge;
    }

    private bool TryGrow(int size)
    {
        if (!unverified.TryTake(size))
        {
            return false;
        }

        var before = buffer.Length;
        Array.Resize(ref buffer, size);
        unverified.Return(before);
        return true;
    }
}
