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

    private readonly ReadOnlySpan<byte> source;
    private int position;
    private int line;

    // Where column 1 of the line would stand if each UTF-16 unit before the position took one byte.
    private int columnOrigin;

    /// <summary>Begins at the first byte.</summary>
    /// <param name="source">The document in UTF-8.</param>
    public Lexer(ReadOnlySpan<byte> source)
    {
        this.source = source;
        line = 1;
    }

    /// <summary>The bytes of a token.</summary>
    /// <param name="token">A token that this lexer gave.</param>
    public readonly ReadOnlySpan<byte> TextOf(scoped in Token token) => source[token.Start..token.End];

    /// <summary>The next token; <see cref="TokenKind.EndOfFile"/> again and again at the end.</summary>
    /// <exception cref="GraphQLSyntaxException">No token can begin or end like this.</exception>
    public Token Next()
    {
        SkipIgnored();
        if (position == source.Length)
        {
            return new Token(TokenKind.EndOfFile, position, position, line, position - columnOrigin + 1);
        }

        var first = source[position];
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
            (byte)'.' when source[position..].StartsWith("..."u8) => Take(TokenKind.Spread, 3),
            (byte)'"' when source[position..].StartsWith("\"\"\""u8) => ReadBlockString(),
            (byte)'"' => ReadString(),
            (byte)'-' or (>= (byte)'0' and <= (byte)'9') => ReadNumber(),
            (byte)'\'' => throw Error(position, "Unexpected character \"'\"; a string is written between double quotes."),
            _ => throw UnexpectedCharacter(),
        };
    }

    private static bool IsNameStart(byte value) => char.IsAsciiLetter((char)value) || value == (byte)'_';

    private static bool IsNameContinue(byte value) => char.IsAsciiLetterOrDigit((char)value) || value == (byte)'_';

    private static bool IsDigit(int value) => value is >= '0' and <= '9';

    /// <summary>Skips white space, line ends, commas, comments and byte order marks (section 2.1.7).</summary>
    private void SkipIgnored()
    {
        while (position < source.Length)
        {
            switch (source[position])
            {
                case (byte)' ' or (byte)'\t' or (byte)',':
                    position++;
                    break;
                case (byte)'\n' or (byte)'\r':
                    SkipLineEnd();
                    break;
                case (byte)'#':
                    SkipComment();
                    break;
                case 0xEF when source[position..].StartsWith("\uFEFF"u8):
                    SkipNonAscii();
                    break;
                default:
                    return;
            }
        }
    }

    private void SkipLineEnd()
    {
        position += source[position..].StartsWith("\r\n"u8) ? 2 : 1;
        line++;
        columnOrigin = position;
    }

    private void SkipComment()
    {
        while (true)
        {
            var length = source[position..].IndexOfAny(CommentStops);
            if (length < 0)
            {
                position = source.Length;
                return;
            }

            position += length;
            if (source[position] < 0x80)
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
        if (Rune.DecodeFromUtf8(source[position..], out var rune, out var bytes) != OperationStatus.Done)
        {
            throw Error(position, "Invalid character: the source is not well-formed Unicode here.");
        }

        position += bytes;
        columnOrigin += bytes - rune.Utf16SequenceLength;
    }

    private Token Take(TokenKind kind, int length = 1)
    {
        var start = position;
        position += length;
        return new Token(kind, start, position, line, start - columnOrigin + 1);
    }

    private Token ReadName()
    {
        var end = position + 1;
        while (end < source.Length && IsNameContinue(source[end]))
        {
            end++;
        }

        return Take(TokenKind.Name, end - position);
    }

    private readonly GraphQLSyntaxException UnexpectedCharacter()
    {
        var status = Rune.DecodeFromUtf8(source[position..], out _, out _);
        return Error(
            position,
            status == OperationStatus.Done
                ? $"Unexpected character {Describe(position)}."
                : "Invalid character: the source is not well-formed Unicode here.");
    }

    /// <summary>A character for a message: printable ASCII in quotes, anything else as its code point.</summary>
    private readonly string Describe(int position)
    {
        if (position >= source.Length)
        {
            return "the end of the document";
        }

        Rune.DecodeFromUtf8(source[position..], out var rune, out _);
        return rune.Value is >= 0x20 and <= 0x7E
            ? $"\"{rune}\""
            : string.Create(CultureInfo.InvariantCulture, $"U+{rune.Value:X4}");
    }

    /// <summary>An error on the present line.</summary>
    private readonly GraphQLSyntaxException Error(int position, string message) =>
        new(message, new Location(position, position, line, position - columnOrigin + 1));
}
