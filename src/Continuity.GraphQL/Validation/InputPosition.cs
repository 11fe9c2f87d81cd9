using Continuity.GraphQL.Types;

namespace Continuity.GraphQL.Validation;

/// <summary>A place that takes a value: an argument, an input object's field, an item of a list or a variable's default.</summary>
/// <param name="Name">The name of the argument, field or variable, for messages.</param>
/// <param name="Type">The type expected, or null where it is unknown, as below an unknown argument or inside a scalar.</param>
/// <param name="HasDefault">Whether the schema gives a default for the place itself.</param>
/// <param name="OneOf">The <c>@oneOf</c> input object that the place is a field of, or null.</param>
internal readonly record struct InputPosition(string Name, GraphQLType? Type, bool HasDefault = false, InputObjectType? OneOf = null)
{
    /// <summary>The position that a definition makes.</summary>
    public static InputPosition Of(InputValue definition, InputObjectType? parent = null) =>
        new(definition.Name, definition.Type, definition.DefaultValue is not null, parent is { IsOneOf: true } ? parent : null);
}
