namespace Continuity.GraphQL.Types.SchemaValidation;

/// <summary>A field of an input object, with the object that it belongs to.</summary>
/// <param name="Type">The input object.</param>
/// <param name="Field">The field.</param>
internal readonly record struct InputField(InputObjectType Type, InputValue Field)
{
    /// <summary>The fields of an input object.</summary>
    /// <param name="type">The input object.</param>
    public static IEnumerable<InputField> Of(InputObjectType type) => type.Fields.Values.Select(f => new InputField(type, f));

    /// <summary>Its coordinate.</summary>
    public override string ToString() => $"{Type.Name}.{Field.Name}";
}
