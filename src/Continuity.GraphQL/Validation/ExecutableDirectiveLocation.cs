using Continuity.GraphQL.Language.Syntax;

namespace Continuity.GraphQL.Validation;

/// <summary>The places in an executable document where directives may stand, by their names in the specification (section 3.13).</summary>
internal static class ExecutableDirectiveLocation
{
    public const string Query = "QUERY";
    public const string Mutation = "MUTATION";
    public const string Subscription = "SUBSCRIPTION";
    public const string Field = "FIELD";
    public const string FragmentDefinition = "FRAGMENT_DEFINITION";
    public const string FragmentSpread = "FRAGMENT_SPREAD";
    public const string InlineFragment = "INLINE_FRAGMENT";
    public const string VariableDefinition = "VARIABLE_DEFINITION";

    /// <summary>The location that an operation is.</summary>
    public static string Of(OperationType operation) => operation switch
    {
        OperationType.Query => Query,
        OperationType.Mutation => Mutation,
        _ => Subscription,
    };
}
