using System.Text;
using Continuity.GraphQL.Language;
using Continuity.GraphQL.Language.Syntax;
using Continuity.GraphQL.Limits.Pricing;

namespace Continuity.GraphQL.Types.Printing;

/// <summary>Writes the members of types, with what stands on them.</summary>
/// <param name="text">Where to.</param>
internal sealed class MemberWriter(StringBuilder text)
{
    /// <summary>Writes a description above what it describes; nothing where there is none.</summary>
    /// <param name="description">The description, or null.</param>
    /// <param name="indentation">White space before each of its lines.</param>
    public void WriteDescription(string? description, string indentation)
    {
        if (description is null)
        {
            return;
        }

        var literal = SyntaxPrinter.Print(new StringValueNode(description, BlockString.CanHold(description), default));
        foreach (var line in literal.Split('\n'))
        {
            text.Append(line.Length == 0 ? "" : indentation).Append(line).Append('\n');
        }
    }

    /// <summary>Writes a field of an object or interface.</summary>
    /// <param name="field">The field.</param>
    public void WriteField(FieldDefinition field)
    {
        text.Append(field.Name);
        WriteArguments(field.Arguments, "  ");
        text.Append(": ").Append(field.Type);
        WriteDeprecated(field.DeprecationReason);
        WriteCost(field.AppliedDirectives);
    }

    /// <summary>Writes an enum's value.</summary>
    /// <param name="value">The value.</param>
    public void WriteEnumValue(EnumValue value)
    {
        text.Append(value.Name);
        WriteDeprecated(value.DeprecationReason);
    }

    /// <summary>Writes an argument or a field of an input object.</summary>
    /// <param name="value">The argument or input field.</param>
    public void WriteInputValue(InputValue value)
    {
        text.Append(value.Name).Append(": ").Append(value.Type);
        if (value.DefaultValue is not null)
        {
            text.Append(" = ").Append(SyntaxPrinter.Print(value.DefaultValue));
        }

        WriteDeprecated(value.DeprecationReason);
        WriteCost(value.AppliedDirectives);
    }

    /// <summary>Writes what a member costs; nothing where it says nothing of that.</summary>
    /// <param name="directives">The directives on the member.</param>
    public void WriteCost(IReadOnlyList<DirectiveNode> directives)
    {
        foreach (var directive in directives.Where(CostDirectives.Contains))
        {
            text.Append(' ').Append(SyntaxPrinter.Print(directive));
        }
    }

    /// <summary>Writes arguments: on one line, or one a line where any has a description.</summary>
    /// <param name="arguments">The arguments.</param>
    /// <param name="indentation">White space before the lines of what they belong to.</param>
    public void WriteArguments(IReadOnlyList<InputValue> arguments, string indentation)
    {
        if (arguments.Count == 0)
        {
            return;
        }

        var isSpread = arguments.Any(a => a.Description is not null);
        text.Append(isSpread ? "(\n" : "(");
        for (var i = 0; i < arguments.Count; i++)
        {
            if (isSpread)
            {
                text.Append(i > 0 && arguments[i].Description is not null ? "\n" : "");
                WriteDescription(arguments[i].Description, indentation + "  ");
                text.Append(indentation).Append("  ");
            }

            WriteInputValue(arguments[i]);
            text.Append(isSpread ? "\n" : i < arguments.Count - 1 ? ", " : "");
        }

        text.Append(isSpread ? indentation : "").Append(')');
    }

    /// <summary>Writes a directive of one argument; nothing where there is no value for it.</summary>
    /// <param name="name">The directive's name.</param>
    /// <param name="argument">The argument's name.</param>
    /// <param name="value">The argument's value, or null.</param>
    public void WriteDirective(string name, string argument, string? value)
    {
        if (value is not null)
        {
            text.Append(" @").Append(name).Append('(').Append(argument).Append(": ");
            text.Append(SyntaxPrinter.Print(new StringValueNode(value, isBlock: false, default))).Append(')');
        }
    }

    private void WriteDeprecated(string? reason)
    {
        if (reason == BuiltInDirectives.DefaultDeprecationReason)
        {
            text.Append(" @deprecated");
        }
        else
        {
            WriteDirective("deprecated", "reason", reason);
        }
    }
}
