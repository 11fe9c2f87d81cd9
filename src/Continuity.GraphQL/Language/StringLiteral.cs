using System.Text;

namespace Continuity.GraphQL.Language;

/// <summary>Quoted string literals (section 2.9.4): to their value and back.</summary>
internal static class StringLiteral
{
    /// <summary>The value of a literal that the lexer has found valid.</summary>
    /// <param name="content">What stands between the quotes.</param>
    public static string Decode(ReadOnlySpan<byte> content)
    {
        var escape = content.IndexOf((byte)'\\');
        if (escape < 0)
        {
            return Encoding.UTF8.GetString(content);
        }

        var value = new StringBuilder(content.Length);
        while (escape >= 0)
        {
            EscapeSequence.TryRead(content[escape..], out var rune, out var length);
            value.Append(Encoding.UTF8.GetString(content[..escape])).Append(rune);
            content = content[(escape + length)..];
            escape = content.IndexOf((byte)'\\');
        }

        return value.Append(Encoding.UTF8.GetString(content)).ToString();
    }

    /// <summary>Writes a literal: quotes, backslashes and control characters are escaped, all else stands as it is.</summary>
    /// <param name="value">The value.</param>
    /// <param name="target">Where to.</param>
    public static void Write(string value, StringBuilder target)
    {
        target.Append('"');
        foreach (var character in value)
        {
            switch (character)
            {
                case '"' or '\\':
                    target.Append('\\').Append(character);
                    break;
                case '\b':
                    target.Append("\\b");
                    break;
                case '\f':
                    target.Append("\\f");
                    break;
                case '\n':
                    target.Append("\\n");
                    break;
                case '\r':
                    target.Append("\\r");
                    break;
                case '\t':
                    target.Append("\\t");
                    break;
                default:
                    WriteOther(character, target);
                    break;
            }
        }

        target.Append('"');
    }

    private static void WriteOther(char character, StringBuilder target)
    {
        if (char.IsControl(character))
        {
            target.Append("\\u").Append(((int)character).ToString("X4", null));
        }
        else
        {
            target.Append(character);
        }
    }
}
