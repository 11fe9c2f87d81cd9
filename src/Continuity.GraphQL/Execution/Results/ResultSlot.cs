namespace Continuity.GraphQL.Execution.Results;

/// <summary>One place in a result: a field of an object, an item of a list, or the root.</summary>
internal struct ResultSlot
{
    /// <summary>A leaf's value; an object's <see cref="Planning.ObjectPlan"/>; null for all else.</summary>
    public object? Value;

    /// <summary>The slot of the object or list that it stands in; −1 for the root.</summary>
    public int Parent;

    /// <summary>The first slot of what stands in it.</summary>
    public int Start;

    /// <summary>How many slots stand in it.</summary>
    public int Count;

    /// <summary>What it is.</summary>
    public SlotKind Kind;

    /// <summary>Whether null may not stand in it.</summary>
    public bool IsNonNull;
}
