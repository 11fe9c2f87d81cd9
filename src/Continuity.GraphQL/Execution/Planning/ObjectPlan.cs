using Continuity.GraphQL.Types;

namespace Continuity.GraphQL.Execution.Planning;

/// <summary>What is asked for of an object of one type.</summary>
/// <param name="type">The object type.</param>
/// <param name="fields">Its fields, in the order of the response.</param>
internal sealed class ObjectPlan(ObjectType type, FieldPlan[] fields)
{
    /// <summary>The object type.</summary>
    public ObjectType Type { get; } = type;

    /// <summary>Its fields, in the order of the response.</summary>
    public FieldPlan[] Fields { get; } = fields;

    /// <summary>What ends the object's text; all of it, where there are no fields.</summary>
    public ReadOnlySpan<byte> Closing => Fields.Length == 0 ? "{}"u8 : "}"u8;
}
