using Continuity.GraphQL.Types;

namespace Continuity.GraphQL.Validation;

/// <summary>Finds the definition that a field in a document means, introspection's meta fields included (section 4.1).</summary>
internal sealed class FieldLookup
{
    private readonly Schema schema;
    private readonly FieldDefinition typeName;
    private readonly FieldDefinition? schemaField;
    private readonly FieldDefinition? typeField;

    public FieldLookup(Schema schema)
    {
        this.schema = schema;
        var text = new NonNullType(schema.Types["String"]);
        typeName = new FieldDefinition("__typename", text);
        schemaField = schema.Types.TryGetValue("__Schema", out var s) ? new FieldDefinition("__schema", new NonNullType(s)) : null;
        typeField = schema.Types.TryGetValue("__Type", out var t) ? new FieldDefinition("__type", t) { Arguments = [new InputValue("name", text)] } : null;
    }

    /// <summary>The definition, or null where the type has no such field.</summary>
    /// <param name="parent">An object, interface or union.</param>
    /// <param name="name">The field's name.</param>
    public FieldDefinition? Find(NamedType parent, string name)
    {
        if (name.StartsWith("__", StringComparison.Ordinal))
        {
            switch (name)
            {
                case "__typename":
                    return typeName;
                case "__schema" when parent == schema.Query:
                    return schemaField;
                case "__type" when parent == schema.Query:
                    return typeField;
            }
        }

        return parent is ComplexType complex ? complex.Fields.GetValueOrDefault(name) : null;
    }
}
