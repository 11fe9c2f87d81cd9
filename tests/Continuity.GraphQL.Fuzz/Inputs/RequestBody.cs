using System.Text;
using System.Text.Encodings.Web;

namespace Continuity.GraphQL.Fuzz.Inputs;

/// <summary>Writes request bodies, also such as no JSON writer would.</summary>
internal static class RequestBody
{
    /// <summary>A body with a document and, written as they are, variables.</summary>
    /// <param name="document">The document; half surrogate pairs in it are written as escapes.</param>
    /// <param name="variables">The variables, JSON or not; null for none.</param>
    public static byte[] Of(string document, string? variables) =>
        Encoding.UTF8.GetBytes($"{{\"query\":{Text(document)}{(variables is null ? "" : $",\"variables\":{variables}")}}}");

    private static string Text(string document)
    {
        if (!document.Any(char.IsSurrogate))
        {
            return $"\"{JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(document)}\"";
        }

        var text = new StringBuilder("\"");
        foreach (var letter in document)
        {
            _ = letter is >= ' ' and <= '~' and not ('"' or '\\') ? text.Append(letter) : text.Append($"\\u{(int)letter:x4}");
        }

        return text.Append('"').ToString();
    }
}
