using Continuity.GraphQL.Language.Syntax;

namespace Continuity.GraphQL.Limits;

/// <summary>Holds documents to the limits on their size, before the rules of validation spend time on them.</summary>
internal static class DocumentLimits
{
    /// <summary>The error of <c>__schema</c> where callers may not read the schema.</summary>
    public static GraphQLError IntrospectionIsOff { get; } =
        new GraphQLError("Introspection is switched off on this server: \"__schema\" is refused.").WithCode("INTROSPECTION_DISABLED");

    /// <summary>Checks one document.</summary>
    /// <param name="document">The document; it need not be valid.</param>
    /// <param name="options">The limits.</param>
    /// <returns>What is beyond them, one error for each limit and operation, at most 20; empty where all is well.</returns>
    public static IReadOnlyList<GraphQLError> Check(DocumentNode document, LimitOptions options)
    {
        const int MaxErrors = 20;
        var shape = new DocumentShape(document);
        var errors = new List<GraphQLError>();
        if (!options.AllowIntrospection && shape.SchemaField is { } field)
        {
            errors.Add(IntrospectionIsOff with { Locations = [field.Location] });
        }

        if (shape.LongestList is { } list && list.Values.Count > options.MaxListItems)
        {
            errors.Add(LimitError.Of(nameof(options.MaxListItems), options.MaxListItems, list.Values.Count, "A list has {0} items; at most {1} are allowed.", list));
        }

        if (shape.LongestAlias is { } alias && alias.Value.Length > options.MaxAliasLength)
        {
            errors.Add(LimitError.Of(nameof(options.MaxAliasLength), options.MaxAliasLength, alias.Value.Length, "An alias is {0} characters long; at most {1} are allowed.", alias));
        }

        foreach (var operation in shape.Operations)
        {
            if (errors.Count >= MaxErrors)
            {
                break;
            }

            Check(operation, options, errors);
        }

        return errors;
    }

    private static void Check(DefinitionShape operation, LimitOptions options, List<GraphQLError> errors)
    {
        Check(nameof(options.MaxFields), options.MaxFields, operation.Fields, "The operation has {0} fields and directives, fragments opened; at most {1} are allowed.");
        Check(nameof(options.MaxFragmentSpreads), options.MaxFragmentSpreads, operation.Spreads, "The operation spreads fragments {0} times; at most {1} are allowed.");
        Check(nameof(options.MaxDepth), options.MaxDepth, operation.Depth, "The operation is {0} levels deep; at most {1} are allowed.");
        Check(nameof(options.MaxIntrospectionDepth), options.MaxIntrospectionDepth, operation.IntrospectionDepth, "The operation's introspection is {0} levels deep; at most {1} are allowed.");

        void Check(string option, int allowed, double value, string what)
        {
            if (value > allowed)
            {
                errors.Add(LimitError.Of(option, allowed, value, what, operation.Definition));
            }
        }
    }
}
