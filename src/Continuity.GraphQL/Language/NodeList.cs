using System.Runtime.CompilerServices;

namespace Continuity.GraphQL.Language;

/// <summary>Collects nodes into an array of just their number; the first few wait on the stack.</summary>
/// <typeparam name="T">The kind of node.</typeparam>
internal ref struct NodeList<T>
{
    private const int InlineLength = 8;

    private Inline first;
    private T[]? all;
    private int count;

    /// <summary>Adds a node at the end.</summary>
    /// <param name="node">The node.</param>
    public void Add(T node)
    {
        if (all is null && count < InlineLength)
        {
            first[count++] = node;
            return;
        }

        if (all is null)
        {
            all = new T[InlineLength * 4];
            ((ReadOnlySpan<T>)first).CopyTo(all);
        }
        else if (count == all.Length)
        {
            Array.Resize(ref all, count * 2);
        }

        all[count++] = node;
    }

    /// <summary>The nodes, in the order in which they were added.</summary>
    public T[] ToArray()
    {
        if (all is null)
        {
            return count == 0 ? [] : ((ReadOnlySpan<T>)first)[..count].ToArray();
        }

        Array.Resize(ref all, count);
        return all;
    }

    [InlineArray(InlineLength)]
    private struct Inline
    {
        private T element;
    }
}
