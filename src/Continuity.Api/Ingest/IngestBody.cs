namespace Continuity.Api.Ingest;

/// <summary>Reads what a source sends, up to its bound.</summary>
internal static class IngestBody
{
    private const int First = 16 * 1024;

    /// <summary>Reads a body.</summary>
    /// <param name="request">The request.</param>
    /// <param name="most">The most bytes.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>The bytes; null where there are more, of which no more than the bound was read.</returns>
    public static async Task<ReadOnlyMemory<byte>?> ReadAsync(HttpRequest request, int most, CancellationToken cancellationToken)
    {
        if (request.ContentLength > most)
        {
            return null;
        }

        // One byte more than may be there, so that what is too long is noticed without an extra read.
        var buffer = new byte[(int)Math.Min(request.ContentLength + 1 ?? First, most + 1L)];
        for (var length = 0; ;)
        {
            var read = await request.Body.ReadAsync(buffer.AsMemory(length), cancellationToken);
            length += read;
            if (read == 0)
            {
                return buffer.AsMemory(0, length);
            }

            if (length > most)
            {
                return null;
            }

            if (length == buffer.Length)
            {
                Array.Resize(ref buffer, (int)Math.Min(buffer.Length * 2L, most + 1L));
            }
        }
    }
}
