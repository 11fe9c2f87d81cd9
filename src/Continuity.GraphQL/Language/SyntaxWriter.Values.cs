using Continuity.GraphQL.Language.Syntax;

namespace Continuity.GraphQL.Language;

/// <content>Values, directives' uses and type references.</content>
internal sealed partial class SyntaxWriter
{
    private void WriteValue(ValueNode node)
    {
        switch (node)
        {
            case VariableNode variable:
                Write("$", variable.Name.Value);
                break;
            case IntValueNode number:
                Write(number.Text);
                break;
            case FloatValueNode number:
                Write(number.Text);
                break;
            case StringValueNode text:
                WriteString(text);
                break;
            case BooleanValueNode boolean:
                Write(boolean.Value ? "true" : "false");
                break;
            case NullValueNode:
                Write("null");
                break;
            case EnumValueNode enumValue:
                Write(enumValue.Value);
                break;
            case ListValueNode list:
                Write("[");
                WriteSeparated(list.Values, ", ");
                Write("]");
                break;
            case ObjectValueNode inputObject:
                Write("{");
                WriteSeparated(inputObject.Fields, ", ");
                Write("}");
                break;
            default:
                throw new ArgumentException($"No syntax is known for {node.GetType()}.", nameof(node));
        }
    }

    private void WriteString(StringValueNode node)
    {
        if (!node.IsBlock || !BlockString.CanHold(node.Value))
        {
            StringLiteral.Write(node.Value, text);
            return;
        }

        var lines = BlockString.Lines(node.Value);
        Write(lines[0]);
        for (var index = 1; index < lines.Length; index++)
        {
            WriteLineEnd();
            Write(lines[index]);
        }
    }

    private void WriteDirectives(IReadOnlyList<DirectiveNode> directives)
    {
        foreach (var directive in directives)
        {
            Write(" ");
            WriteDirective(directive);
        }
    }

    private void WriteDirective(DirectiveNode node)
    {
        Write("@", node.Name.Value);
        if (node.Arguments.Count > 0)
        {
            Write("(");
            WriteSeparated(node.Arguments, ", ");
            Write(")");
        }
    }

    private void WriteType(TypeNode node)
    {
        switch (node)
        {
            case NamedTypeNode named:
                Write(named.Name.Value);
                break;
            case ListTypeNode list:
                Write("[");
                WriteType(list.OfType);
                Write("]");
                break;
            case NonNullTypeNode nonNull:
                WriteType(nonNull.OfType);
                Write("!");
                break;
            default:
                throw new ArgumentException($"No syntax is known for {node.GetType()}.", nameof(node));
        }
    }
}
