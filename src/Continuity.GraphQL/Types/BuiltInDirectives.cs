using Continuity.GraphQL.Language.Syntax;
using Continuity.GraphQL.Types.Scalars;

namespace Continuity.GraphQL.Types;

/// <summary>The directives that every GraphQL service knows (section 3.13); shared by all schemas.</summary>
internal static class BuiltInDirectives
{
    /// <summary>The reason of a deprecation that gives none (section 3.13.3).</summary>
    public const string DefaultDeprecationReason = "No longer supported";

    private static readonly string[] Selections = ["FIELD", "FRAGMENT_SPREAD", "INLINE_FRAGMENT"];

    /// <summary><c>@skip</c>.</summary>
    public static DirectiveDefinition Skip { get; } = new("skip")
    {
        Description = "Leaves a field or fragment out where its condition is true.",
        Arguments = [new("if", new NonNullType(BuiltInScalars.Boolean)) { Description = "Left out when true." }],
        Locations = Selections,
    };

    /// <summary><c>@include</c>.</summary>
    public static DirectiveDefinition Include { get; } = new("include")
    {
        Description = "Leaves a field or fragment out unless its condition is true.",
        Arguments = [new("if", new NonNullType(BuiltInScalars.Boolean)) { Description = "Included when true." }],
        Locations = Selections,
    };

    /// <summary><c>@deprecated</c>.</summary>
    public static DirectiveDefinition Deprecated { get; } = new("deprecated")
    {
        Description = "Marks what should no longer be used.",
        Arguments =
        [
            new("reason", new NonNullType(BuiltInScalars.String))
            {
                Description = "Why it should no longer be used, and what to use instead, in Markdown.",
                DefaultValue = new StringValueNode(DefaultDeprecationReason, isBlock: false, default),
            },
        ],
        Locations = ["FIELD_DEFINITION", "ARGUMENT_DEFINITION", "INPUT_FIELD_DEFINITION", "ENUM_VALUE"],
    };

    /// <summary><c>@specifiedBy</c>.</summary>
    public static DirectiveDefinition SpecifiedBy { get; } = new("specifiedBy")
    {
        Description = "Tells where a scalar is specified.",
        Arguments = [new("url", new NonNullType(BuiltInScalars.String)) { Description = "The address of the specification." }],
        Locations = ["SCALAR"],
    };

    /// <summary><c>@oneOf</c>.</summary>
    public static DirectiveDefinition OneOf { get; } = new("oneOf")
    {
        Description = "Marks an input object of which exactly one field must be given, and that not null.",
        Locations = ["INPUT_OBJECT"],
    };

    /// <summary>All five.</summary>
    public static IReadOnlyList<DirectiveDefinition> All { get; } = [Include, Skip, Deprecated, SpecifiedBy, OneOf];

    /// <summary>Whether a directive is one of them.</summary>
    /// <param name="directive">Any directive.</param>
    public static bool Contains(DirectiveDefinition directive) => All.Contains(directive);
}
