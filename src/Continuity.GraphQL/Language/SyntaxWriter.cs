using System.Text;
using Continuity.GraphQL.Language.Syntax;

namespace Continuity.GraphQL.Language;

/// <summary>The text of syntax nodes as it grows, with the present indentation.</summary>
internal sealed partial class SyntaxWriter
{
    private const int IndentWidth = 2;

    private readonly StringBuilder text = new();
    private int indent;

    /// <summary>Writes a node of any kind.</summary>
    /// <param name="node">The node.</param>
    public void Write(SyntaxNode node)
    {
        switch (node)
        {
            case DocumentNode document:
                WriteSeparated(document.Definitions, "\n\n");
                break;
            case NameNode name:
                Write(name.Value);
                break;
            case ValueNode value:
                WriteValue(value);
                break;
            case TypeNode type:
                WriteType(type);
                break;
            case SelectionNode selection:
                WriteSelection(selection);
                break;
            case TypeDefinitionNode typeDefinition:
                WriteTypeDefinition(typeDefinition);
                break;
            case DefinitionNode definition:
                WriteDefinition(definition);
                break;
            default:
                WritePart(node);
                break;
        }
    }

    /// <inheritdoc/>
    public override string ToString() => text.ToString();

    private void WriteDefinition(DefinitionNode node)
    {
        switch (node)
        {
            case OperationDefinitionNode operation:
                WriteOperation(operation);
                break;
            case FragmentDefinitionNode fragment:
                WriteFragment(fragment);
                break;
            case SchemaDefinitionNode schema:
                WriteSchema(schema);
                break;
            case DirectiveDefinitionNode directive:
                WriteDirectiveDefinition(directive);
                break;
            default:
                throw new ArgumentException($"No syntax is known for {node.GetType()}.", nameof(node));
        }
    }

    /// <summary>Writes what stands only within something else.</summary>
    private void WritePart(SyntaxNode node)
    {
        switch (node)
        {
            case SelectionSetNode selectionSet:
                WriteBlock(selectionSet.Selections);
                break;
            case ArgumentNode argument:
                WriteNamed(argument.Name, argument.Value);
                break;
            case ObjectFieldNode field:
                WriteNamed(field.Name, field.Value);
                break;
            case DirectiveNode directive:
                WriteDirective(directive);
                break;
            case VariableDefinitionNode variable:
                WriteVariableDefinition(variable);
                break;
            case OperationTypeDefinitionNode operationType:
                Write(KeywordOf(operationType.Operation), ": ");
                Write(operationType.Type);
                break;
            case FieldDefinitionNode field:
                WriteFieldDefinition(field);
                break;
            case InputValueDefinitionNode inputValue:
                WriteInputValueDefinition(inputValue);
                break;
            case EnumValueDefinitionNode enumValue:
                WriteDescription(enumValue.Description);
                Write(enumValue.Name);
                WriteDirectives(enumValue.Directives);
                break;
            default:
                throw new ArgumentException($"No syntax is known for {node.GetType()}.", nameof(node));
        }
    }

    private void Write(string text) => this.text.Append(text);

    private void Write(string first, string second) => text.Append(first).Append(second);

    private void WriteLineEnd() => text.Append('\n').Append(' ', indent * IndentWidth);

    private void WriteSeparated(IReadOnlyList<SyntaxNode> nodes, string separator)
    {
        for (var index = 0; index < nodes.Count; index++)
        {
            if (index > 0)
            {
                Write(separator);
            }

            Write(nodes[index]);
        }
    }

    /// <summary>Writes each node on a line of its own.</summary>
    private void WriteLines(IReadOnlyList<SyntaxNode> nodes, string open, string close, bool isIndented = true)
    {
        indent += isIndented ? 1 : 0;
        Write(open);
        foreach (var node in nodes)
        {
            WriteLineEnd();
            Write(node);
        }

        indent -= isIndented ? 1 : 0;
        WriteLineEnd();
        Write(close);
    }

    private void WriteBlock(IReadOnlyList<SyntaxNode> nodes) => WriteLines(nodes, "{", "}");

    private void WriteOptionalBlock(IReadOnlyList<SyntaxNode> nodes)
    {
        if (nodes.Count > 0)
        {
            Write(" ");
            WriteBlock(nodes);
        }
    }

    private void WriteDescription(StringValueNode? description)
    {
        if (description is not null)
        {
            Write(description);
            WriteLineEnd();
        }
    }

    private void WriteNamed(NameNode name, ValueNode value)
    {
        Write(name.Value, ": ");
        Write(value);
    }

    /// <summary>What the nodes would be on one line, commas between them, without any indentation.</summary>
    private string Inline(IReadOnlyList<SyntaxNode> nodes)
    {
        var (mark, outer) = (text.Length, indent);
        indent = 0;
        WriteSeparated(nodes, ", ");
        var inline = text.ToString(mark, text.Length - mark);
        (text.Length, indent) = (mark, outer);
        return inline;
    }
}
