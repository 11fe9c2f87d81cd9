using System.Buffers;
using Continuity.GraphQL.Execution.Planning;

namespace Continuity.GraphQL.Execution.Results;

/// <summary>
/// The data of a response while it comes into being: one pooled array of slots, in which every object and every list is a run that
/// knows its parent. So a path is told, and null propagated, without anything kept for a field. Written to from one thread at a time;
/// <see cref="PathAt"/> may be asked from any.
/// </summary>
internal sealed class ResultDocument : IPathSource, IDisposable
{
    /// <summary>The slot of the root object.</summary>
    public const int Root = 0;

    private ResultSlot[] slots;
    private bool isShared;

    /// <summary>Starts with an empty root.</summary>
    /// <param name="sizeHint">How many slots it will probably take.</param>
    public ResultDocument(int sizeHint)
    {
        slots = ArrayPool<ResultSlot>.Shared.Rent(Math.Max(sizeHint, 1));
        Count = 1;
        slots[Root].Parent = -1;
    }

    /// <summary>How many slots are taken.</summary>
    public int Count { get; private set; }

    /// <summary>A slot. The reference holds until slots are added.</summary>
    /// <param name="index">Its index.</param>
    public ref ResultSlot this[int index] => ref slots[index];

    /// <summary>Adds a run of empty slots, the content of another one.</summary>
    /// <param name="parent">The slot that they stand in.</param>
    /// <param name="count">How many.</param>
    /// <returns>The first one's index.</returns>
    public int Add(int parent, int count)
    {
        var start = Count;
        if (start + count > slots.Length)
        {
            Grow(start + count);
        }

        Count = start + count;
        slots[parent].Start = start;
        slots[parent].Count = count;
        for (var i = start; i < Count; i++)
        {
            slots[i].Parent = parent;
        }

        return start;
    }

    /// <summary>Whether what is put into a slot still becomes part of the response: no object or list around it has become null.</summary>
    /// <param name="index">The slot.</param>
    public bool IsAlive(int index)
    {
        for (var at = index; at >= 0; at = slots[at].Parent)
        {
            if (slots[at].Kind == SlotKind.Null)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Makes the nearest nullable place around a slot null: section 6.4.4. Where there is none, the root becomes null.</summary>
    /// <param name="index">A slot that cannot hold null and has no value.</param>
    public void PropagateNull(int index)
    {
        var at = index;
        while (slots[at].IsNonNull && slots[at].Parent >= 0)
        {
            at = slots[at].Parent;
        }

        slots[at].Kind = SlotKind.Null;
    }

    /// <summary>Keeps the memory out of the pool for good, since a resolver that was given up may still ask for a path.</summary>
    public void Abandon() => isShared = true;

    /// <inheritdoc/>
    public IReadOnlyList<object> PathAt(int position)
    {
        var current = slots;
        var path = new List<object>();
        for (var at = position; at < current.Length && current[at].Parent is >= 0 and var parent; at = parent)
        {
            var index = at - current[parent].Start;
            path.Add(current[parent].Value is ObjectPlan plan ? plan.Fields[index].ResponseName : index);
        }

        path.Reverse();
        return path;
    }

    /// <summary>Gives the memory back.</summary>
    public void Dispose()
    {
        if (slots.Length > 0 && !isShared)
        {
            Array.Clear(slots, 0, Count);
            ArrayPool<ResultSlot>.Shared.Return(slots);
            slots = [];
            Count = 0;
        }
    }

    // The old array goes to the garbage collector, not to the pool: a resolver on another thread may be reading a path from it.
    private void Grow(int needed)
    {
        var larger = ArrayPool<ResultSlot>.Shared.Rent(Math.Max(needed, slots.Length * 2));
        Array.Copy(slots, larger, Count);
        slots = larger;
    }
}
