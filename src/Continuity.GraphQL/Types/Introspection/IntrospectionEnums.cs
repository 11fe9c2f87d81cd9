using System.Text.Json;

namespace Continuity.GraphQL.Types.Introspection;

/// <summary>Defines the enums of introspection.</summary>
internal static class IntrospectionEnums
{
    /// <summary>Defines <c>__TypeKind</c> (section 4.2.2).</summary>
    public static EnumType TypeKind() => Define("__TypeKind", "The kinds of type.",
    [
        Kind(Types.TypeKind.Scalar, "A leaf of text, number or other simple form; `specifiedByURL` may have a value."),
        Kind(Types.TypeKind.Object, "An object; `fields` and `interfaces` have values."),
        Kind(Types.TypeKind.Interface, "An interface; `fields`, `interfaces` and `possibleTypes` have values."),
        Kind(Types.TypeKind.Union, "A union; `possibleTypes` has a value."),
        Kind(Types.TypeKind.Enum, "An enum; `enumValues` has a value."),
        Kind(Types.TypeKind.InputObject, "An input object; `inputFields` and `isOneOf` have values."),
        Kind(Types.TypeKind.List, "A list; `ofType` has a value."),
        Kind(Types.TypeKind.NonNull, "A type without null; `ofType` has a value."),
    ]);

    /// <summary>Defines <c>__DirectiveLocation</c> (section 4.2.6).</summary>
    public static EnumType DirectiveLocation() => Define("__DirectiveLocation", "The places where a directive may stand.",
        [.. DirectiveLocations.All.Select(l => new EnumValue(l.Name, l.Name) { Description = l.Description })]);

    private static EnumValue Kind(TypeKind kind, string description) =>
        new(JsonNamingPolicy.SnakeCaseUpper.ConvertName(kind.ToString()), kind) { Description = description };

    private static EnumType Define(string name, string description, EnumValue[] values)
    {
        var byName = new OrderedDictionary<string, EnumValue>(values.Length);
        foreach (var value in values)
        {
            byName.Add(value.Name, value);
        }

        return new EnumType(name)
        {
            Description = description,
            Values = byName,
            ByRuntimeValue = values.ToDictionary(v => v.RuntimeValue),
        };
    }
}
