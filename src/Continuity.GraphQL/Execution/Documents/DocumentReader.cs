using Continuity.GraphQL.Language;
using Continuity.GraphQL.Limits;
using Continuity.GraphQL.Types;
using Continuity.GraphQL.Validation;

namespace Continuity.GraphQL.Execution.Documents;

/// <summary>Parses documents, holds them to the limits and validates them, one like the other, whether they come from a caller or are trusted.</summary>
/// <param name="schema">The schema.</param>
/// <param name="options">The bounds.</param>
internal sealed class DocumentReader(Schema schema, GraphQLServerOptions options)
{
    private readonly DocumentValidator validator = new(schema, options.SuggestNames && options.Limits.AllowIntrospection);
    private readonly Schema shown = options.Limits.AllowIntrospection ? schema : schema.WithoutIntrospection();
    private readonly ParserOptions parserOptions = options.Parser;
    private long documentsParsed;

    /// <summary>How many documents have been parsed.</summary>
    public long DocumentsParsed => Interlocked.Read(ref documentsParsed);

    /// <summary>Reads a document.</summary>
    /// <param name="text">Its text in UTF-8.</param>
    /// <param name="errors">What is wrong with it; empty where nothing is.</param>
    /// <returns>The document; null where something is wrong with it.</returns>
    public PreparedDocument? Read(ReadOnlySpan<byte> text, out IReadOnlyList<GraphQLError> errors)
    {
        Interlocked.Increment(ref documentsParsed);
        try
        {
            var document = Parser.Parse(text, parserOptions);
            errors = DocumentLimits.Check(document, options.Limits) is { Count: > 0 } excesses ? excesses : validator.Validate(document);
            return errors.Count == 0 ? new PreparedDocument(shown, document, options.Limits) : null;
        }
        catch (GraphQLSyntaxException exception)
        {
            errors = [new GraphQLError(exception.Message) { Locations = [exception.Location] }.WithCode("GRAPHQL_PARSE_FAILED")];
            return null;
        }
    }
}
