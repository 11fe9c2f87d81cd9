using System.Runtime.CompilerServices;

namespace Continuity.GraphQL.Language;

/// <summary>Collects nodes into an array of just their number; the first few wait on the stack.</summary>
/// <typeparam name="T">The kind of node.</typeparam>
internal ref struct NodeList<T>
{
    private const int InlineLength = 8;

    private Inline _first;
    private T[]? _all;
    private int _count;

    /// <summary>Adds a node at the end.</summary>
    /// <param name="node">The node.</param>
    public void Add(T node)
    {
        if (_all is null && _count < InlineLength)
        {
            _first[_count++] = node;
            return;
        }

        if (_all is null)
        {
            _all = new T[InlineLength * 4];
            ((ReadOnlySpan<T>)_first).CopyTo(_all);
        }
        else if (_count == _all.Length)
        {
            Array.Resize(ref _all, _count * 2);
        }

        _all[_count++] = node;
    }

    /// <summary>The nodes, in the order in which they were added.</summary>
    public T[] ToArray()
    {
        if (_all is null)
        {
            return _count == 0 ? [] : ((ReadOnlySpan<T>)_first)[.._count].ToArray();
        }

        Array.Resize(ref _all, _count);
        return _all;
    }

    [InlineArray(InlineLength)]
    private struct Inline
    {
        private T _element;
    }
}
