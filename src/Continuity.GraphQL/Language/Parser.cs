using System.Buffers;
using System.Text;
using Continuity.GraphQL.Language.Syntax;

namespace Continuity.GraphQL.Language;

/// <summary>
/// Reads GraphQL source text, executable and type system definitions alike, by the grammar of the specification of
/// September 2025 (section 2, section 3 and appendix B).
/// </summary>
public static partial class Parser
{
    private delegate T Production<T>(ref TokenStream tokens);

    /// <summary>Reads a document.</summary>
    /// <param name="source">The source text.</param>
    /// <param name="options">The bounds; null for the default ones.</param>
    /// <returns>The document, of one definition at least.</returns>
    /// <exception cref="GraphQLSyntaxException">It is not GraphQL, or beyond a bound.</exception>
    public static DocumentNode Parse(string source, ParserOptions? options = null) => Read(source, ParseDocument, options);

    /// <summary>Reads a document.</summary>
    /// <param name="utf8">The source text in UTF-8.</param>
    /// <param name="options">The bounds; null for the default ones.</param>
    /// <returns>The document, of one definition at least.</returns>
    /// <exception cref="GraphQLSyntaxException">It is not GraphQL, not UTF-8, or beyond a bound.</exception>
    public static DocumentNode Parse(ReadOnlySpan<byte> utf8, ParserOptions? options = null) => Read(utf8, ParseDocument, options);

    /// <summary>Reads a value that stands alone; variables are allowed in it.</summary>
    /// <param name="source">The source text.</param>
    /// <exception cref="GraphQLSyntaxException">It is no value.</exception>
    public static ValueNode ParseValue(string source) =>
        Read(source, static (ref tokens) => ParseValue(ref tokens, isConst: false), options: null);

    /// <summary>Reads a value that stands alone and has no variables, as in a default value.</summary>
    /// <param name="source">The source text.</param>
    /// <exception cref="GraphQLSyntaxException">It is no such value.</exception>
    public static ValueNode ParseConstValue(string source) => Read(source, ParseConstValue, options: null);

    /// <summary>Reads a reference to a type, such as <c>[ID!]!</c>.</summary>
    /// <param name="source">The source text.</param>
    /// <exception cref="GraphQLSyntaxException">It is none.</exception>
    public static TypeNode ParseType(string source) => Read(source, ParseTypeReference, options: null);

    private static T Read<T>(string source, Production<T> production, ParserOptions? options)
    {
        ArgumentNullException.ThrowIfNull(source);
        var buffer = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetByteCount(source));
        try
        {
            return Read(buffer.AsSpan(0, SourceEncoding.Encode(source, buffer)), production, options);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static T Read<T>(ReadOnlySpan<byte> source, Production<T> production, ParserOptions? options)
    {
        var tokens = new TokenStream(source, options ?? ParserOptions.Default);
        var node = production(ref tokens);
        if (tokens.Kind != TokenKind.EndOfFile)
        {
            throw tokens.Expected("the end of the document");
        }

        return node;
    }

    private static DocumentNode ParseDocument(ref TokenStream tokens)
    {
        var definitions = default(NodeList<DefinitionNode>);
        do
        {
            definitions.Add(ParseDefinition(ref tokens));
        }
        while (tokens.Kind != TokenKind.EndOfFile);
        return new DocumentNode(definitions.ToArray(), new Location(0, tokens.Current.End, 1, 1));
    }

    private static DefinitionNode ParseDefinition(ref TokenStream tokens)
    {
        var start = tokens.Current;
        if (start.Kind == TokenKind.BraceLeft)
        {
            return ParseShorthandQuery(ref tokens);
        }

        var description = ParseDescription(ref tokens);
        var keyword = tokens.Current;
        if (description is not null && keyword.Kind == TokenKind.BraceLeft)
        {
            throw TokenStream.Error(start, "Unexpected description: a query in shorthand takes none.");
        }

        if (keyword.Kind != TokenKind.Name)
        {
            throw tokens.Unexpected(keyword);
        }

        if (TryParseExecutableDefinition(ref tokens, start, description) is { } executable)
        {
            return executable;
        }

        if (TryParseTypeSystemDefinition(ref tokens, start, description, isExtension: false) is { } definition)
        {
            return definition;
        }

        if (description is not null)
        {
            throw TokenStream.Error(start, "Unexpected description: only definitions take one.");
        }

        if (!tokens.SkipKeyword("extend"u8))
        {
            throw tokens.Unexpected(keyword);
        }

        return TryParseTypeSystemDefinition(ref tokens, start, description: null, isExtension: true)
            ?? throw tokens.Unexpected(tokens.Current);
    }

    private static StringValueNode? ParseDescription(ref TokenStream tokens) =>
        tokens.Kind is TokenKind.String or TokenKind.BlockString ? ParseString(ref tokens) : null;

    private static NameNode ParseName(ref TokenStream tokens)
    {
        var token = tokens.Current;
        if (token.Kind != TokenKind.Name)
        {
            throw tokens.Expected(nameof(TokenKind.Name));
        }

        var value = NameCache.Get(tokens.Text);
        tokens.Advance();
        return new NameNode(value, tokens.From(token));
    }

    /// <summary>One or more nodes between two punctuators, or nothing at all.</summary>
    private static T[] ParseOptionalMany<T>(ref TokenStream tokens, TokenKind open, Production<T> production, TokenKind close) =>
        tokens.Kind == open ? ParseMany(ref tokens, open, production, close) : [];

    /// <summary>One or more nodes between two punctuators.</summary>
    private static T[] ParseMany<T>(ref TokenStream tokens, TokenKind open, Production<T> production, TokenKind close)
    {
        var nodes = default(NodeList<T>);
        tokens.Expect(open);
        do
        {
            nodes.Add(production(ref tokens));
        }
        while (tokens.Kind != close);
        tokens.Expect(close);
        return nodes.ToArray();
    }

    /// <summary>One or more nodes with a punctuator between them, and perhaps before the first.</summary>
    private static T[] ParseSeparated<T>(ref TokenStream tokens, TokenKind separator, Production<T> production)
    {
        var nodes = default(NodeList<T>);
        tokens.Skip(separator);
        do
        {
            nodes.Add(production(ref tokens));
        }
        while (tokens.Skip(separator));
        return nodes.ToArray();
    }
}
