namespace Continuity.GraphQL.Types.SchemaValidation;

/// <summary>Walks over the members of a schema, each with its coordinate.</summary>
internal static class SchemaMembers
{
    /// <summary>Every argument and every field of an input object.</summary>
    /// <param name="types">The types.</param>
    /// <param name="directives">The directives.</param>
    public static IEnumerable<(string Coordinate, InputValue Value)> InputValues(IEnumerable<NamedType> types, IEnumerable<DirectiveDefinition> directives) =>
        types.SelectMany(t => t switch
        {
            ComplexType c => Fields(c).SelectMany(f => Arguments(f.Coordinate, f.Field.Arguments)),
            InputObjectType i => i.Fields.Values.Select(f => ($"{i.Name}.{f.Name}", f)),
            _ => [],
        }).Concat(directives.SelectMany(d => Arguments("@" + d.Name, d.Arguments)));

    /// <summary>The fields of an object or interface.</summary>
    /// <param name="type">The object or interface.</param>
    public static IEnumerable<(string Coordinate, FieldDefinition Field)> Fields(ComplexType type) =>
        type.Fields.Values.Select(f => ($"{type.Name}.{f.Name}", f));

    /// <summary>The arguments of a field or directive.</summary>
    /// <param name="owner">The coordinate of the field or directive.</param>
    /// <param name="arguments">Its arguments.</param>
    public static IEnumerable<(string Coordinate, InputValue Argument)> Arguments(string owner, IEnumerable<InputValue> arguments) =>
        arguments.Select(a => ($"{owner}({a.Name}:)", a));
}
