namespace Continuity.Api.Ingest;

/// <summary>
/// Counts the memory of bodies whose signature is not checked yet, over all requests: whoever has no secret can't make it more than its bound, can't take more than half of it from the others under the
/// name of one source, and with large bodies can't take the room of small ones.
/// </summary>
/// <param name="limits">The bound.</param>
internal sealed class UnverifiedBytes(IngestLimits limits)
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, UnverifiedRoom> sources = new(StringComparer.Ordinal);
    private readonly UnverifiedRoom all = new(limits.UnverifiedBytes);

    /// <summary>How many bytes are taken now.</summary>
    public long Taken
    {
        get
        {
            lock (gate)
            {
                return all.Taken;
            }
        }
    }

    /// <summary>Takes room for a buffer that is made next.</summary>
    /// <param name="source">The source that it is said to be from; one that there is.</param>
    /// <param name="buffer">The buffer's bytes.</param>
    /// <returns>Whether there was so much; if not, none is taken.</returns>
    public bool TryTake(string source, int buffer)
    {
        lock (gate)
        {
            var own = Of(source);
            if (!all.Has(buffer) || !own.Has(buffer))
            {
                return false;
            }

            all.Take(buffer);
            own.Take(buffer);
            return true;
        }
    }

    /// <summary>Gives back what was taken for a buffer.</summary>
    /// <param name="source">The source.</param>
    /// <param name="buffer">The buffer's bytes.</param>
    public void Return(string source, int buffer)
    {
        lock (gate)
        {
            all.Return(buffer);
            Of(source).Return(buffer);
        }
    }

    private UnverifiedRoom Of(string source)
    {
        if (!sources.TryGetValue(source, out var room))
        {
            sources.Add(source, room = new(limits.UnverifiedBytes / 2));
        }

        return room;
    }
}
