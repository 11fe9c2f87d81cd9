using System.Collections.Concurrent;

namespace Continuity.GraphQL.TrustedDocuments;

/// <summary>The documents that clients have taught the server. When there are too many, the one that was taught first goes. Safe to use from several threads.</summary>
/// <param name="capacity">The most that are kept.</param>
/// <param name="maxBytes">The longest that is kept, in bytes.</param>
internal sealed class AutomaticDocuments(int capacity, int maxBytes)
{
    private readonly Lock gate = new();
    private readonly ConcurrentDictionary<DocumentId, byte[]> texts = new();
    private readonly Queue<DocumentId> order = new();

    /// <summary>The text of an id, in UTF-8; null where it is not known, or not any more.</summary>
    /// <param name="id">The id.</param>
    public byte[]? Find(DocumentId id) => texts.GetValueOrDefault(id);

    /// <summary>Keeps a document, if it is not too long.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="text">Its text in UTF-8, of which <paramref name="id"/> is the SHA-256.</param>
    public void Add(DocumentId id, ReadOnlySpan<byte> text)
    {
        if (text.Length > maxBytes || texts.ContainsKey(id))
        {
            return;
        }

        var copy = text.ToArray();
        lock (gate)
        {
            if (!texts.TryAdd(id, copy))
            {
                return;
            }

            if (order.Count == capacity)
            {
                texts.TryRemove(order.Dequeue(), out _);
            }

            order.Enqueue(id);
        }
    }
}
