using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Continuity.GraphQL.ImplementationFirst.Documentation;

/// <summary>Renders XML documentation as the Markdown of a description.</summary>
internal static partial class DocumentationMarkdown
{
    /// <summary>Renders an element's content.</summary>
    /// <param name="element">A <c>summary</c> or <c>param</c>.</param>
    /// <returns>Markdown with normalised white space; null where nothing is left.</returns>
    public static string? Render(XElement element)
    {
        var text = new StringBuilder();
        Append(text, element);
        var paragraphs = text.ToString().Split('\n').Select(line => Spaces().Replace(line, " ").Trim());
        var result = EmptyLines().Replace(string.Join('\n', paragraphs), "\n\n").Trim('\n');
        return result.Length == 0 ? null : result;
    }

    private static void Append(StringBuilder text, XElement element)
    {
        foreach (var node in element.Nodes())
        {
            if (node is XText plain)
            {
                text.Append(plain.Value.ReplaceLineEndings(" "));
            }
            else if (node is XElement child)
            {
                AppendElement(text, child);
            }
        }
    }

    private static void AppendElement(StringBuilder text, XElement element)
    {
        switch (element.Name.LocalName)
        {
            case "c":
                text.Append('`').Append(element.Value).Append('`');
                break;
            case "see" or "seealso":
                AppendReference(text, element);
                break;
            case "paramref" or "typeparamref":
                text.Append('`').Append((string?)element.Attribute("name")).Append('`');
                break;
            case "para" or "list":
                text.Append("\n\n");
                Append(text, element);
                text.Append("\n\n");
                break;
            case "item":
                text.Append("\n- ");
                Append(text, element);
                break;
            case "br":
                text.Append('\n');
                break;
            default:
                Append(text, element);
                break;
        }
    }

    private static void AppendReference(StringBuilder text, XElement element)
    {
        if ((string?)element.Attribute("href") is { } address)
        {
            text.Append('[').Append(element.Value.Length == 0 ? address : element.Value).Append("](").Append(address).Append(')');
        }
        else if (element.Value.Length > 0)
        {
            Append(text, element);
        }
        else
        {
            var name = (string?)element.Attribute("langword") ?? LastName((string?)element.Attribute("cref") ?? "");
            text.Append('`').Append(name).Append('`');
        }
    }

    private static string LastName(string id)
    {
        var name = id.Split('(')[0];
        name = name[(name.LastIndexOfAny(['.', ':']) + 1)..];
        return name.Split('`')[0];
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();

    [GeneratedRegex(@"\n{3,}")]
    private static partial Regex EmptyLines();
}
