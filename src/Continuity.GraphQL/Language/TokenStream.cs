using System.Globalization;
using System.Text;
using Continuity.GraphQL.Language.Syntax;

namespace Continuity.GraphQL.Language;

/// <summary>The tokens of a document, one at a time, with the bounds of <see cref="ParserOptions"/>.</summary>
internal ref struct TokenStream
{
    private const int LongestExcerpt = 40;

    private readonly int maxTokens;
    private readonly int maxDepth;
    private Lexer lexer;
    private int tokenCount;
    private int depth;
    private int previousEnd;

    /// <summary>Stands at the first token.</summary>
    /// <param name="source">The document in UTF-8.</param>
    /// <param name="options">The bounds.</param>
    public TokenStream(ReadOnlySpan<byte> source, ParserOptions options)
    {
        maxTokens = options.MaxTokens;
        maxDepth = options.MaxDepth;
        lexer = new Lexer(source);
        Advance();
        previousEnd = 0;
    }

    /// <summary>The token that is read next.</summary>
    public Token Current { get; private set; }

    /// <summary>What the token that is read next is.</summary>
    public readonly TokenKind Kind => Current.Kind;

    /// <summary>The bytes of the token that is read next.</summary>
    public readonly ReadOnlySpan<byte> Text => lexer.TextOf(Current);

    /// <summary>Goes on to the next token.</summary>
    /// <exception cref="GraphQLSyntaxException">There is no valid one, or one too many.</exception>
    public void Advance()
    {
        previousEnd = Current.End;
        Current = lexer.Next();
        if (Kind != TokenKind.EndOfFile && ++tokenCount > maxTokens)
        {
            throw Error(Current, string.Create(CultureInfo.InvariantCulture, $"The document has more than {maxTokens} tokens."));
        }
    }

    /// <summary>Takes a token that must stand here.</summary>
    /// <param name="kind">Which.</param>
    /// <exception cref="GraphQLSyntaxException">Another one does.</exception>
    public void Expect(TokenKind kind)
    {
        if (Kind != kind)
        {
            throw Expected(NameOf(kind));
        }

        Advance();
    }

    /// <summary>Takes a token if it stands here.</summary>
    /// <param name="kind">Which.</param>
    /// <returns>Whether it did.</returns>
    public bool Skip(TokenKind kind)
    {
        if (Kind != kind)
        {
            return false;
        }

        Advance();
        return true;
    }

    /// <summary>Whether a certain name stands here.</summary>
    /// <param name="keyword">The name.</param>
    public readonly bool Is(ReadOnlySpan<byte> keyword) => Kind == TokenKind.Name && Text.SequenceEqual(keyword);

    /// <summary>Takes a name that must stand here.</summary>
    /// <param name="keyword">The name.</param>
    /// <exception cref="GraphQLSyntaxException">Something else does.</exception>
    public void ExpectKeyword(ReadOnlySpan<byte> keyword)
    {
        if (!SkipKeyword(keyword))
        {
            throw Expected($"\"{Encoding.ASCII.GetString(keyword)}\"");
        }
    }

    /// <summary>Takes a certain name if it stands here.</summary>
    /// <param name="keyword">The name.</param>
    /// <returns>Whether it did.</returns>
    public bool SkipKeyword(ReadOnlySpan<byte> keyword)
    {
        if (!Is(keyword))
        {
            return false;
        }

        Advance();
        return true;
    }

    /// <summary>Opens a level of nesting with the token that must stand here.</summary>
    /// <param name="kind">The opening bracket or brace.</param>
    /// <exception cref="GraphQLSyntaxException">Another token stands here, or the level is one too deep.</exception>
    public void Open(TokenKind kind)
    {
        if (Kind == kind && depth == maxDepth)
        {
            throw Error(Current, string.Create(CultureInfo.InvariantCulture, $"The document is nested more than {maxDepth} levels deep."));
        }

        Expect(kind);
        depth++;
    }

    /// <summary>Closes a level of nesting with the token that must stand here.</summary>
    /// <param name="kind">The closing bracket or brace.</param>
    /// <exception cref="GraphQLSyntaxException">Another token stands here.</exception>
    public void Close(TokenKind kind)
    {
        Expect(kind);
        depth--;
    }

    /// <summary>The stretch from a token to the last one taken.</summary>
    /// <param name="start">The first token.</param>
    public readonly Location From(in Token start) => new(start.Start, previousEnd, start.Line, start.Column);

    /// <summary>An error at the token that is read next.</summary>
    /// <param name="expected">What should stand there.</param>
    public readonly GraphQLSyntaxException Expected(string expected) =>
        Error(Current, $"Expected {expected}, found {Describe(Current)}.");

    /// <summary>An error that says that a token should not be there.</summary>
    /// <param name="token">The token.</param>
    public readonly GraphQLSyntaxException Unexpected(in Token token) =>
        Error(token, token.Kind == TokenKind.EndOfFile ? "Unexpected end of the document." : $"Unexpected {Describe(token)}.");

    /// <summary>An error at a token.</summary>
    /// <param name="token">The token.</param>
    /// <param name="message">What is wrong.</param>
    public static GraphQLSyntaxException Error(in Token token, string message) =>
        new(message, new Location(token.Start, token.End, token.Line, token.Column));

    // The content of strings is the caller's data and belongs into no message.
    private readonly string Describe(in Token token) => token.Kind switch
    {
        TokenKind.Name or TokenKind.Int or TokenKind.Float => $"{token.Kind} \"{Excerpt(lexer.TextOf(token))}\"",
        _ => NameOf(token.Kind),
    };

    private static string Excerpt(ReadOnlySpan<byte> text) =>
        text.Length <= LongestExcerpt ? Encoding.ASCII.GetString(text) : Encoding.ASCII.GetString(text[..LongestExcerpt]) + "…";

    private static string NameOf(TokenKind kind) => kind switch
    {
        TokenKind.EndOfFile => "the end of the document",
        TokenKind.Bang => "\"!\"",
        TokenKind.Dollar => "\"$\"",
        TokenKind.Ampersand => "\"&\"",
        TokenKind.ParenthesisLeft => "\"(\"",
        TokenKind.ParenthesisRight => "\")\"",
        TokenKind.Spread => "\"...\"",
        TokenKind.Colon => "\":\"",
        TokenKind.Equals => "\"=\"",
        TokenKind.At => "\"@\"",
        TokenKind.BracketLeft => "\"[\"",
        TokenKind.BracketRight => "\"]\"",
        TokenKind.BraceLeft => "\"{\"",
        TokenKind.Pipe => "\"|\"",
        TokenKind.BraceRight => "\"}\"",
        TokenKind.BlockString => nameof(TokenKind.String),
        _ => kind.ToString(),
    };
}
