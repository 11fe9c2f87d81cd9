using System.Numerics;

namespace Continuity.GraphQL.Execution.Documents;

/// <summary>
/// Remembers roughly which texts were seen lately, in a table of hashes of a fixed size: a text may be forgotten for another one, and is then taken for new
/// again. Safe to use from several threads.
/// </summary>
internal sealed class FirstSights
{
    private const int SlotsADocument = 4;

    private readonly int[] slots;

    /// <summary>Makes an empty table.</summary>
    /// <param name="capacity">How many texts it is to remember at least, if they are seen one after the other.</param>
    public FirstSights(int capacity) => slots = new int[BitOperations.RoundUpToPowerOf2((uint)(capacity * SlotsADocument))];

    /// <summary>Whether a text has not been seen lately. From now on it has.</summary>
    /// <param name="text">The text in UTF-8.</param>
    public bool IsFirst(ReadOnlySpan<byte> text)
    {
        var hash = Utf8TextComparer.Hash(text);
        ref var slot = ref slots[hash & (slots.Length - 1)];
        return Interlocked.Exchange(ref slot, hash) != hash;
    }
}
