using Continuity.GraphQL.Language.Syntax;

namespace Continuity.GraphQL.Language;

/// <content>The schema, directive definitions, types and their parts.</content>
internal sealed partial class SyntaxWriter
{
    private void WriteSchema(SchemaDefinitionNode node)
    {
        WriteDescription(node.Description);
        Write(node.IsExtension ? "extend schema" : "schema");
        WriteDirectives(node.Directives);
        WriteOptionalBlock(node.OperationTypes);
    }

    private void WriteDirectiveDefinition(DirectiveDefinitionNode node)
    {
        WriteDescription(node.Description);
        Write("directive @", node.Name.Value);
        WriteDeclarations(node.Arguments);
        Write(node.IsRepeatable ? " repeatable on " : " on ");
        WriteSeparated(node.Locations, " | ");
    }

    private void WriteTypeDefinition(TypeDefinitionNode node)
    {
        switch (node)
        {
            case ScalarTypeDefinitionNode scalar:
                WriteHead(scalar, scalar.Description, "scalar", []);
                break;
            case ObjectTypeDefinitionNode type:
                WriteHead(type, type.Description, "type", type.Interfaces);
                WriteOptionalBlock(type.Fields);
                break;
            case InterfaceTypeDefinitionNode type:
                WriteHead(type, type.Description, "interface", type.Interfaces);
                WriteOptionalBlock(type.Fields);
                break;
            case UnionTypeDefinitionNode union:
                WriteHead(union, union.Description, "union", []);
                Write(union.Types.Count > 0 ? " = " : "");
                WriteSeparated(union.Types, " | ");
                break;
            case EnumTypeDefinitionNode type:
                WriteHead(type, type.Description, "enum", []);
                WriteOptionalBlock(type.Values);
                break;
            case InputObjectTypeDefinitionNode type:
                WriteHead(type, type.Description, "input", []);
                WriteOptionalBlock(type.Fields);
                break;
            default:
                throw new ArgumentException($"No syntax is known for {node.GetType()}.", nameof(node));
        }
    }

    private void WriteHead(
        TypeDefinitionNode node, StringValueNode? description, string keyword, IReadOnlyList<NamedTypeNode> interfaces)
    {
        WriteDescription(description);
        Write(node.IsExtension ? "extend " : "", keyword);
        Write(" ", node.Name.Value);
        Write(interfaces.Count > 0 ? " implements " : "");
        WriteSeparated(interfaces, " & ");
        WriteDirectives(node.Directives);
    }

    private void WriteFieldDefinition(FieldDefinitionNode node)
    {
        WriteDescription(node.Description);
        Write(node.Name);
        WriteDeclarations(node.Arguments);
        Write(": ");
        WriteType(node.Type);
        WriteDirectives(node.Directives);
    }

    private void WriteInputValueDefinition(InputValueDefinitionNode node)
    {
        WriteDescription(node.Description);
        Write(node.Name.Value, ": ");
        WriteType(node.Type);
        WriteDefault(node.DefaultValue);
        WriteDirectives(node.Directives);
    }

    private void WriteDefault(ValueNode? value)
    {
        if (value is not null)
        {
            Write(" = ");
            Write(value);
        }
    }

    /// <summary>Writes declarations in parentheses: below one another where one of them takes several lines.</summary>
    private void WriteDeclarations(IReadOnlyList<SyntaxNode> declarations, bool isIndented = true)
    {
        if (declarations.Count == 0)
        {
            return;
        }

        if (Inline(declarations).Contains('\n'))
        {
            WriteLines(declarations, "(", ")", isIndented);
            return;
        }

        Write("(");
        WriteSeparated(declarations, ", ");
        Write(")");
    }
}
