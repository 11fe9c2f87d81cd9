namespace Continuity.GraphQL.Execution.Results;

/// <summary>What stands in a slot of a result.</summary>
internal enum SlotKind : byte
{
    /// <summary>Nothing yet.</summary>
    Empty,

    /// <summary>Null. What is below it, if anything, is not part of the response.</summary>
    Null,

    /// <summary>A scalar's coerced value, or the name of an enum's value.</summary>
    Leaf,

    /// <summary>An object; its fields are a run of slots.</summary>
    Object,

    /// <summary>A list; its items are a run of slots.</summary>
    List,
}
