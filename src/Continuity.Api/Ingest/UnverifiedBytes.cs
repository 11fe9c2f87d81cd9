namespace Continuity.Api.Ingest;

/// <summary>Counts the memory of bodies whose signature is not checked yet, over all requests: whoever has no secret can't make it more than its bound.</summary>
/// <param name="limits">The bound.</param>
internal sealed class UnverifiedBytes(IngestLimits limits)
{
    private long taken;

    /// <summary>How many bytes are taken now.</summary>
    public long Taken => Interlocked.Read(ref taken);

    /// <summary>Takes some, for a buffer that is made next.</summary>
    /// <param name="bytes">How many.</param>
    /// <returns>Whether there were so many; if not, none is taken.</returns>
    public bool TryTake(int bytes)
    {
        if (Interlocked.Add(ref taken, bytes) <= limits.UnverifiedBytes)
        {
            return true;
        }

        Return(bytes);
        return false;
    }

    /// <summary>Gives some back.</summary>
    /// <param name="bytes">How many.</param>
    public void Return(int bytes) => Interlocked.Add(ref taken, -bytes);
}
