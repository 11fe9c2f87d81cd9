using System.Collections.Concurrent;

namespace Continuity.GraphQL.Execution.Documents;

/// <summary>
/// Keeps documents that were parsed and validated, by their text. When it is full, only a document that is asked for a second time is
/// taken in, so that texts that differ each time neither push out the others nor live long enough to trouble the garbage collector; for it, one
/// that has not been asked for since the last round goes (the clock algorithm). Looking up takes no lock.
/// </summary>
internal sealed class DocumentCache
{
    private readonly Lock gate = new();
    private readonly int maxBytes;
    private readonly Entry?[] ring;
    private readonly ConcurrentDictionary<byte[], Entry> entries = new(new Utf8TextComparer());
    private readonly ConcurrentDictionary<byte[], Entry>.AlternateLookup<ReadOnlySpan<byte>> lookup;
    private readonly FirstSights firstSights;
    private int hand;

    /// <summary>Makes an empty cache.</summary>
    /// <param name="capacity">The most documents that it keeps.</param>
    /// <param name="maxBytes">The longest document that it keeps, in bytes.</param>
    public DocumentCache(int capacity, int maxBytes)
    {
        this.maxBytes = maxBytes;
        ring = new Entry?[capacity];
        firstSights = new FirstSights(capacity);
        lookup = entries.GetAlternateLookup<ReadOnlySpan<byte>>();
    }

    /// <summary>How many documents it keeps.</summary>
    public int Count => entries.Count;

    /// <summary>The document of a text, or null.</summary>
    /// <param name="text">The text in UTF-8.</param>
    public PreparedDocument? Find(ReadOnlySpan<byte> text)
    {
        if (!lookup.TryGetValue(text, out var entry))
        {
            return null;
        }

        entry.WasUsed = true;
        return entry.Document;
    }

    /// <summary>Keeps a document, if it is not too long, and if it has been seen before or there is room.</summary>
    /// <param name="text">Its text in UTF-8.</param>
    /// <param name="document">The document.</param>
    public void Add(ReadOnlySpan<byte> text, PreparedDocument document)
    {
        if (text.Length > maxBytes || (Volatile.Read(ref ring[^1]) is not null && firstSights.IsFirst(text)))
        {
            return;
        }

        var entry = new Entry(text.ToArray(), document);
        lock (gate)
        {
            if (!entries.TryAdd(entry.Text, entry))
            {
                return;
            }

            while (ring[hand] is { WasUsed: true } used)
            {
                used.WasUsed = false;
                hand = (hand + 1) % ring.Length;
            }

            if (ring[hand] is { } old)
            {
                entries.TryRemove(old.Text, out _);
            }

            ring[hand] = entry;
            hand = (hand + 1) % ring.Length;
        }
    }

    private sealed class Entry(byte[] text, PreparedDocument document)
    {
        public byte[] Text { get; } = text;

        public PreparedDocument Document { get; } = document;

        public bool WasUsed { get; set; }
    }
}
