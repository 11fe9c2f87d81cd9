using System.Text;
using Continuity.GraphQL.Language.Syntax;

namespace Continuity.GraphQL.Types.Printing;

/// <summary>Writes definitions one below another, with a blank line between them.</summary>
internal sealed class SchemaWriter
{
    private readonly StringBuilder text = new();
    private readonly MemberWriter members;

    public SchemaWriter() => members = new MemberWriter(text);

    /// <summary>Writes the schema definition.</summary>
    /// <param name="schema">The schema.</param>
    public void WriteSchema(Schema schema)
    {
        Begin(schema.Description);
        text.Append("schema {\n");
        foreach (var operation in Enum.GetValues<OperationType>())
        {
            if (schema.RootType(operation) is { } root)
            {
                text.Append("  ").Append(operation.ToString().ToLowerInvariant()).Append(": ").Append(root.Name).Append('\n');
            }
        }

        text.Append("}\n");
    }

    /// <summary>Writes a directive's definition.</summary>
    /// <param name="directive">The directive.</param>
    public void WriteDirective(DirectiveDefinition directive)
    {
        Begin(directive.Description);
        text.Append("directive @").Append(directive.Name);
        members.WriteArguments(directive.Arguments, "");
        text.Append(directive.IsRepeatable ? " repeatable on " : " on ").AppendJoin(" | ", directive.Locations).Append('\n');
    }

    /// <summary>Writes a type's definition.</summary>
    /// <param name="type">The type.</param>
    public void WriteType(NamedType type)
    {
        Begin(type.Description);
        switch (type)
        {
            case ScalarType scalar:
                text.Append("scalar ").Append(scalar.Name);
                members.WriteDirective("specifiedBy", "url", scalar.SpecifiedByUrl);
                members.WriteCost(scalar.AppliedDirectives);
                break;
            case ComplexType complex:
                text.Append(complex is ObjectType ? "type " : "interface ").Append(complex.Name);
                text.Append(complex.Interfaces.Count == 0 ? "" : " implements ").AppendJoin(" & ", complex.Interfaces.Select(i => i.Name));
                members.WriteCost(complex.AppliedDirectives);
                WriteBlock(complex.Fields.Values, f => f.Description, members.WriteField);
                break;
            case UnionType union:
                text.Append("union ").Append(union.Name).Append(" = ").AppendJoin(" | ", union.PossibleTypes.Select(t => t.Name));
                break;
            case EnumType @enum:
                text.Append("enum ").Append(@enum.Name);
                members.WriteCost(@enum.AppliedDirectives);
                WriteBlock(@enum.Values.Values, v => v.Description, members.WriteEnumValue);
                break;
            case InputObjectType input:
                text.Append("input ").Append(input.Name).Append(input.IsOneOf ? " @oneOf" : "");
                WriteBlock(input.Fields.Values, f => f.Description, members.WriteInputValue);
                break;
        }

        text.Append('\n');
    }

    /// <summary>All that was written.</summary>
    public override string ToString() => text.ToString();

    private void Begin(string? description)
    {
        if (text.Length > 0)
        {
            text.Append('\n');
        }

        members.WriteDescription(description, "");
    }

    private void WriteBlock<T>(IEnumerable<T> items, Func<T, string?> description, Action<T> write)
    {
        text.Append(" {\n");
        var isFirst = true;
        foreach (var item in items)
        {
            text.Append(isFirst || description(item) is null ? "" : "\n");
            isFirst = false;
            members.WriteDescription(description(item), "  ");
            text.Append("  ");
            write(item);
            text.Append('\n');
        }

        text.Append('}');
    }
}
