using System.Buffers;

namespace Continuity.GraphQL.Language;

/// <content>Strings and block strings (section 2.9.4). What is read here is valid; <see cref="StringLiteral"/> decodes it.</content>
internal ref partial struct Lexer
{
    private Token ReadString()
    {
        var (start, column) = (position, position - columnOrigin + 1);
        position++;
        while (SkipTo(StringStops))
        {
            switch (source[position])
            {
                case (byte)'"':
                    position++;
                    return new Token(TokenKind.String, start, position, line, column);
                case (byte)'\\':
                    SkipEscape();
                    break;
                case (byte)'\n' or (byte)'\r':
                    throw Error(position, "Unterminated string: the line ends before the closing quote.");
                default:
                    SkipNonAscii();
                    break;
            }
        }

        throw Error(position, "Unterminated string: the document ends before the closing quote.");
    }

    private Token ReadBlockString()
    {
        var (start, line, column) = (position, this.line, position - columnOrigin + 1);
        position += 3;
        while (SkipTo(StringStops))
        {
            switch (source[position])
            {
                case (byte)'"' when source[position..].StartsWith("\"\"\""u8):
                    position += 3;
                    return new Token(TokenKind.BlockString, start, position, line, column);
                case (byte)'\\' when source[position..].StartsWith("\\\"\"\""u8):
                    position += 4;
                    break;
                case (byte)'"' or (byte)'\\':
                    position++;
                    break;
                case (byte)'\n' or (byte)'\r':
                    SkipLineEnd();
                    break;
                default:
                    SkipNonAscii();
                    break;
            }
        }

        throw Error(position, "Unterminated string: the document ends before the closing \"\"\".");
    }

    /// <summary>Goes on to the next of the bytes; false, and to the end, where there is none.</summary>
    private bool SkipTo(SearchValues<byte> stops)
    {
        var length = source[position..].IndexOfAny(stops);
        position = length < 0 ? source.Length : position + length;
        return length >= 0;
    }

    private void SkipEscape()
    {
        if (!EscapeSequence.TryRead(source[position..], out _, out var length))
        {
            throw Error(position, At(position + 1) == 'u'
                ? "Invalid Unicode escape: expected \\u and four hexadecimal digits, a surrogate pair of two such, or \\u{…} with a Unicode scalar value."
                : $"Invalid escape: \"\\\" may not be followed by {Describe(position + 1)}.");
        }

        position += length;
    }
}
