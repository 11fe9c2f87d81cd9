using System.Buffers;

namespace Continuity.GraphQL.Language;

/// <content>Strings and block strings (section 2.9.4). What is read here is valid; <see cref="StringLiteral"/> decodes it.</content>
internal ref partial struct Lexer
{
    private Token ReadString()
    {
        var (start, column) = (_position, _position - _columnOrigin + 1);
        _position++;
        while (SkipTo(StringStops))
        {
            switch (_source[_position])
            {
                case (byte)'"':
                    _position++;
                    return new Token(TokenKind.String, start, _position, _line, column);
                case (byte)'\\':
                    SkipEscape();
                    break;
                case (byte)'\n' or (byte)'\r':
                    throw Error(_position, "Unterminated string: the line ends before the closing quote.");
                default:
                    SkipNonAscii();
                    break;
            }
        }

        throw Error(_position, "Unterminated string: the document ends before the closing quote.");
    }

    private Token ReadBlockString()
    {
        var (start, line, column) = (_position, _line, _position - _columnOrigin + 1);
        _position += 3;
        while (SkipTo(StringStops))
        {
            switch (_source[_position])
            {
                case (byte)'"' when _source[_position..].StartsWith("\"\"\""u8):
                    _position += 3;
                    return new Token(TokenKind.BlockString, start, _position, line, column);
                case (byte)'\\' when _source[_position..].StartsWith("\\\"\"\""u8):
                    _position += 4;
                    break;
                case (byte)'"' or (byte)'\\':
                    _position++;
                    break;
                case (byte)'\n' or (byte)'\r':
                    SkipLineEnd();
                    break;
                default:
                    SkipNonAscii();
                    break;
            }
        }

        throw Error(_position, "Unterminated string: the document ends before the closing \"\"\".");
    }

    /// <summary>Goes on to the next of the bytes; false, and to the end, where there is none.</summary>
    private bool SkipTo(SearchValues<byte> stops)
    {
        var length = _source[_position..].IndexOfAny(stops);
        _position = length < 0 ? _source.Length : _position + length;
        return length >= 0;
    }

    private void SkipEscape()
    {
        if (!EscapeSequence.TryRead(_source[_position..], out _, out var length))
        {
            throw Error(_position, At(_position + 1) == 'u'
                ? "Invalid Unicode escape: expected \\u and four hexadecimal digits, a surrogate pair of two such, or \\u{…} with a Unicode scalar value."
                : $"Invalid escape: \"\\\" may not be followed by {Describe(_position + 1)}.");
        }

        _position += length;
    }
}
