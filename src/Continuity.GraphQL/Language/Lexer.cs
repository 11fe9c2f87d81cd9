using System.Buffers;
using System.Globalization;
using System.Text;
using Continuity.GraphQL.Language.Syntax;

namespace Continuity.GraphQL.Language;

/// <summary>Reads UTF-8 source text token by token (section 2.1). Allocates nothing; values are decoded on demand.</summary>
internal ref partial struct Lexer
{
    private static readonly byte[] AllNonAscii = [.. Enumerable.Range(0x80, 0x80).Select(value => (byte)value)];
    private static readonly SearchValues<byte> CommentStops = SearchValues.Create([.. "\n\r"u8, .. AllNonAscii]);
    private static readonly SearchValues<byte> StringStops = SearchValues.Create([.. "\"\\\n\r"u8, .. AllNonAscii]);

    private readonly ReadOnlySpan<byte> _source;
    private int _position;
    private int _line;

    // Where column 1 of the line would stand if each UTF-16 unit before the position took one byte.
    private int _columnOrigin;

    /// <summary>Begins at the first byte.</summary>
    /// <param name="source">The document in UTF-8.</param>
    public Lexer(ReadOnlySpan<byte> source)
    {
        _source = source;
        _line = 1;
    }

    /// <summary>The bytes of a token.</summary>
    /// <param name="token">A token that this lexer gave.</param>
    public readonly ReadOnlySpan<byte> TextOf(scoped in Token token) => _source[token.Start..token.End];

    /// <summary>The next token; <see cref="TokenKind.EndOfFile"/> again and again at the end.</summary>
    /// <exception cref="GraphQLSyntaxException">No token can begin or end like this.</exception>
    public Token Next()
    {
        SkipIgnored();
        if (_position == _source.Length)
        {
            return new Token(TokenKind.EndOfFile, _position, _position, _line, _position - _columnOrigin + 1);
        }

        var first = _source[_position];
        if (IsNameStart(first))
        {
            return ReadName();
        }

        return first switch
        {
            (byte)'{' => Take(TokenKind.BraceLeft),
            (byte)'}' => Take(TokenKind.BraceRight),
            (byte)'(' => Take(TokenKind.ParenthesisLeft),
            (byte)')' => Take(TokenKind.ParenthesisRight),
            (byte)':' => Take(TokenKind.Colon),
            (byte)'$' => Take(TokenKind.Dollar),
            (byte)'!' => Take(TokenKind.Bang),
            (byte)'[' => Take(TokenKind.BracketLeft),
            (byte)']' => Take(TokenKind.BracketRight),
            (byte)'@' => Take(TokenKind.At),
            (byte)'=' => Take(TokenKind.Equals),
            (byte)'|' => Take(TokenKind.Pipe),
            (byte)'&' => Take(TokenKind.Ampersand),
            (byte)'.' when _source[_position..].StartsWith("..."u8) => Take(TokenKind.Spread, 3),
            (byte)'"' when _source[_position..].StartsWith("\"\"\""u8) => ReadBlockString(),
            (byte)'"' => ReadString(),
            (byte)'-' or (>= (byte)'0' and <= (byte)'9') => ReadNumber(),
            (byte)'\'' => throw Error(_position, "Unexpected character \"'\"; a string is written between double quotes."),
            _ => throw UnexpectedCharacter(),
        };
    }

    private static bool IsNameStart(byte value) => char.IsAsciiLetter((char)value) || value == (byte)'_';

    private static bool IsNameContinue(byte value) => char.IsAsciiLetterOrDigit((char)value) || value == (byte)'_';

    private static bool IsDigit(int value) => value is >= '0' and <= '9';

    /// <summary>Skips white space, line ends, commas, comments and byte order marks (section 2.1.7).</summary>
    private void SkipIgnored()
    {
        while (_position < _source.Length)
        {
            switch (_source[_position])
            {
                case (byte)' ' or (byte)'\t' or (byte)',':
                    _position++;
                    break;
                case (byte)'\n' or (byte)'\r':
                    SkipLineEnd();
                    break;
                case (byte)'#':
                    SkipComment();
                    break;
                case 0xEF when _source[_position..].StartsWith("\uFEFF"u8):
                    SkipNonAscii();
                    break;
                default:
                    return;
            }
        }
    }

    private void SkipLineEnd()
    {
        _position += _source[_position..].StartsWith("\r\n"u8) ? 2 : 1;
        _line++;
        _columnOrigin = _position;
    }

    private void SkipComment()
    {
        while (true)
        {
            var length = _source[_position..].IndexOfAny(CommentStops);
            if (length < 0)
            {
                _position = _source.Length;
                return;
            }

            _position += length;
            if (_source[_position] < 0x80)
            {
                return;
            }

            SkipNonAscii();
        }
    }

    /// <summary>Skips one character of two to four bytes, and keeps the column in UTF-16 units.</summary>
    /// <exception cref="GraphQLSyntaxException">It is not UTF-8.</exception>
    private void SkipNonAscii()
    {
        if (Rune.DecodeFromUtf8(_source[_position..], out var rune, out var bytes) != OperationStatus.Done)
        {
            throw Error(_position, "Invalid character: the source is not well-formed Unicode here.");
        }

        _position += bytes;
        _columnOrigin += bytes - rune.Utf16SequenceLength;
    }

    private Token Take(TokenKind kind, int length = 1)
    {
        var start = _position;
        _position += length;
        return new Token(kind, start, _position, _line, start - _columnOrigin + 1);
    }

    private Token ReadName()
    {
        var end = _position + 1;
        while (end < _source.Length && IsNameContinue(_source[end]))
        {
            end++;
        }

        return Take(TokenKind.Name, end - _position);
    }

    private readonly GraphQLSyntaxException UnexpectedCharacter()
    {
        var status = Rune.DecodeFromUtf8(_source[_position..], out _, out _);
        return Error(
            _position,
            status == OperationStatus.Done
                ? $"Unexpected character {Describe(_position)}."
                : "Invalid character: the source is not well-formed Unicode here.");
    }

    /// <summary>A character for a message: printable ASCII in quotes, anything else as its code point.</summary>
    private readonly string Describe(int position)
    {
        if (position >= _source.Length)
        {
            return "the end of the document";
        }

        Rune.DecodeFromUtf8(_source[position..], out var rune, out _);
        return rune.Value is >= 0x20 and <= 0x7E
            ? $"\"{rune}\""
            : string.Create(CultureInfo.InvariantCulture, $"U+{rune.Value:X4}");
    }

    /// <summary>An error on the present line.</summary>
    private readonly GraphQLSyntaxException Error(int position, string message) =>
        new(message, new Location(position, position, _line, position - _columnOrigin + 1));
}
