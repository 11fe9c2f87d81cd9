using System.Buffers;
using Continuity.GraphQL.Execution.Planning;

namespace Continuity.GraphQL.Execution.Results;

/// <summary>
/// The data of a response while it comes into being: its JSON text, written as the fields are executed, and its objects and lists, each of
/// which knows its place. So a path is told, and null propagated, without anything kept for a field. A value that comes later leaves a
/// seam. Written to from one thread at a time; <see cref="PathAt"/> may be asked from any.
/// </summary>
internal sealed partial class ResultDocument : IPathSource, IDisposable
{
    /// <summary>The root object.</summary>
    public const int Root = 0;

    private ResultContainer[] containers;
    private int count;
    private bool isShared;

    /// <summary>Starts with nothing.</summary>
    /// <param name="sizes">How large it will probably become.</param>
    public ResultDocument(ResultSizes sizes)
    {
        containers = ArrayPool<ResultContainer>.Shared.Rent(sizes.Containers);
        Text = new ResultBuffer(sizes.Bytes);
        Text.WriteRaw(Opening);
    }

    /// <summary>The text. What is written to it goes to the place at hand.</summary>
    public ResultBuffer Text { get; }

    /// <summary>How large it is.</summary>
    public ResultSizes Sizes => new(count, Text.Length);

    /// <summary>Whether the data as a whole is null.</summary>
    public bool IsNull => containers[Root].IsNull;

    /// <summary>Opens an object or list at the place at hand.</summary>
    /// <param name="place">Its place.</param>
    /// <param name="plan">What the object's fields are; null for a list.</param>
    /// <param name="isNonNull">Whether null may not stand in its place.</param>
    /// <returns>The number that it is known by.</returns>
    public int Open(ResultPlace place, ObjectPlan? plan, bool isNonNull)
    {
        if (count == containers.Length)
        {
            Grow();
        }

        ref var opened = ref containers[count];
        opened.Plan = plan;
        opened.Place = place;
        opened.Start = Text.Length;
        opened.IsNonNull = isNonNull;
        return count++;
    }

    /// <summary>Closes an object or list, when all of its text is written.</summary>
    /// <param name="container">The object or list.</param>
    public void Close(int container) => containers[container].End = Text.Length;

    /// <summary>Takes back an object or list that is open: what was written of it, and the places in it that wait for a value.</summary>
    /// <param name="container">The object or list.</param>
    public void Withdraw(int container)
    {
        ref var withdrawn = ref containers[container];
        withdrawn.IsNull = true;
        Text.Truncate(withdrawn.Start);
        while (seams is [.., var last] && last.Position > withdrawn.Start)
        {
            seams.RemoveAt(seams.Count - 1);
        }
    }

    /// <summary>Whether what is put into an object or list still becomes part of the response: neither it nor anything around it has become null.</summary>
    /// <param name="container">The object or list.</param>
    public bool IsAlive(int container)
    {
        for (var at = container; at >= 0; at = containers[at].Place.Container)
        {
            if (containers[at].IsNull)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Makes the nearest nullable place around a value null: section 6.4.4. Where there is none, the data as a whole becomes null.</summary>
    /// <param name="container">What the value stands in, which is not being written at the moment. The value's own place cannot hold null.</param>
    public void PropagateNull(int container)
    {
        var at = container;
        while (containers[at].IsNonNull && containers[at].Place.Container >= 0)
        {
            at = containers[at].Place.Container;
        }

        ref var lost = ref containers[at];
        lost.IsNull = true;
        if (at != Root)
        {
            AddCut(lost.Start, lost.End);
        }
    }

    /// <summary>Keeps the memory out of the pool for good, since a resolver that was given up may still ask for a path.</summary>
    public void Abandon() => isShared = true;

    /// <inheritdoc/>
    public IReadOnlyList<object> PathAt(ResultPlace place)
    {
        var current = containers;
        var path = new List<object>();
        for (var at = place; at.Container >= 0 && at.Container < current.Length; at = current[at.Container].Place)
        {
            path.Add(current[at.Container].Plan is { } plan ? plan.Fields[at.Index].ResponseName : at.Index);
        }

        path.Reverse();
        return path;
    }

    /// <summary>Gives the memory back.</summary>
    public void Dispose()
    {
        Text.Dispose();
        assembled?.Dispose();
        if (containers.Length > 0 && !isShared)
        {
            Array.Clear(containers, 0, count);
            ArrayPool<ResultContainer>.Shared.Return(containers);
            containers = [];
            count = 0;
        }
    }

    // The old array goes to the garbage collector, not to the pool: a resolver on another thread may be reading a path from it.
    private void Grow()
    {
        var larger = ArrayPool<ResultContainer>.Shared.Rent(count * 2);
        Array.Copy(containers, larger, count);
        containers = larger;
    }
}
