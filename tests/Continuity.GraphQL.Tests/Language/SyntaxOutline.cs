using System.Collections;
using System.Text;
using Continuity.GraphQL.Language.Syntax;

namespace Continuity.GraphQL.Tests.Language;

/// <summary>A syntax tree as text, every property of every node in it but the places: equal trees, equal outlines.</summary>
internal static class SyntaxOutline
{
    public static string Of(SyntaxNode node)
    {
        var outline = new StringBuilder();
        Append(node, outline);
        return outline.ToString();
    }

    private static void Append(object? value, StringBuilder outline)
    {
        switch (value)
        {
            case SyntaxNode node:
                outline.Append('(').Append(node.GetType().Name);
                foreach (var property in node.GetType().GetProperties())
                {
                    if (property.Name != nameof(SyntaxNode.Location))
                    {
                        outline.Append(' ').Append(property.Name).Append('=');
                        Append(property.GetValue(node), outline);
                    }
                }

                outline.Append(')');
                break;
            case IEnumerable nodes and not string:
                outline.Append('[');
                foreach (var item in nodes)
                {
                    Append(item, outline);
                }

                outline.Append(']');
                break;
            default:
                outline.Append('<').Append(value ?? "null").Append('>');
                break;
        }
    }
}
