using Continuity.GraphQL.Language.Syntax;
using Continuity.GraphQL.Types;

namespace Continuity.GraphQL.Validation;

/// <summary>
/// Tells whether a document may be executed against a schema: all rules of section 5 of the specification (September 2025).
/// Holds no state between documents; safe to use from several threads.
/// </summary>
/// <param name="schema">The schema that documents are held to.</param>
/// <param name="suggestNames">Whether messages propose names of the schema that resemble a mistyped one. To be off where introspection is, since they tell what is in the schema.</param>
public sealed class DocumentValidator(Schema schema, bool suggestNames = true)
{
    /// <summary>The most errors that are told of one document; a last one then says that validation stopped there.</summary>
    public const int MaxErrors = 100;

    /// <summary>The code of every error, in <c>extensions.code</c>.</summary>
    public const string ErrorCode = "GRAPHQL_VALIDATION_FAILED";

    /// <summary>Checks one document.</summary>
    /// <param name="document">A document that was parsed: nesting is as deep as the parser allowed, and no deeper.</param>
    /// <param name="cancellationToken">Ends the check early.</param>
    /// <returns>What is wrong with it, at most <see cref="MaxErrors"/> and one more; empty where every operation in it may be executed.</returns>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    public IReadOnlyList<GraphQLError> Validate(DocumentNode document, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(document);
        var rules = RuleSet.Specification;
        var context = new ValidationContext(schema, document, suggestNames, cancellationToken);
        foreach (var rule in rules.Document)
        {
            rule.Check(context);
        }

        new DocumentWalker(context, rules).Walk();
        foreach (var rule in rules.Usage)
        {
            rule.Check(context);
        }

        if (context.Errors.Count == 0)
        {
            // Merging compares fields by their definitions: it means nothing while some are unknown, or fragments go in circles.
            rules.Merging.Check(context);
        }

        return context.Errors;
    }
}
