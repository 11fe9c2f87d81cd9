using System.Collections.Frozen;

namespace Continuity.GraphQL.Types;

/// <summary>The places where directives may stand (section 3.13).</summary>
internal static class DirectiveLocations
{
    /// <summary>Every place by its name, with what it is, in the specification's order.</summary>
    public static IReadOnlyList<(string Name, string Description)> All { get; } =
    [
        ("QUERY", "A query."),
        ("MUTATION", "A mutation."),
        ("SUBSCRIPTION", "A subscription."),
        ("FIELD", "A field that is asked for."),
        ("FRAGMENT_DEFINITION", "A fragment's definition."),
        ("FRAGMENT_SPREAD", "The use of a fragment."),
        ("INLINE_FRAGMENT", "An inline fragment."),
        ("VARIABLE_DEFINITION", "A variable's definition."),
        ("SCHEMA", "A schema's definition."),
        ("SCALAR", "A scalar's definition."),
        ("OBJECT", "An object type's definition."),
        ("FIELD_DEFINITION", "The definition of an object's or interface's field."),
        ("ARGUMENT_DEFINITION", "The definition of a field's or directive's argument."),
        ("INTERFACE", "An interface's definition."),
        ("UNION", "A union's definition."),
        ("ENUM", "An enum's definition."),
        ("ENUM_VALUE", "The definition of an enum's value."),
        ("INPUT_OBJECT", "An input object's definition."),
        ("INPUT_FIELD_DEFINITION", "The definition of an input object's field."),
    ];

    /// <summary>The names alone.</summary>
    public static FrozenSet<string> Names { get; } = All.Select(l => l.Name).ToFrozenSet();
}
