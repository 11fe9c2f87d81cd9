using Continuity.GraphQL.Language.Syntax;

namespace Continuity.GraphQL.Types.Sdl;

/// <summary>Reads what the built-in directives of a definition say. Whether they are used rightly is checked with the whole schema.</summary>
internal static class SdlDirectives
{
    /// <summary>The reason of <c>@deprecated</c>, or null where it is not there.</summary>
    /// <param name="directives">The directives of a member.</param>
    public static string? DeprecationReason(IReadOnlyList<DirectiveNode> directives) =>
        Find(directives, "deprecated") is { } node ? Text(node, "reason") ?? BuiltInDirectives.DefaultDeprecationReason : null;

    /// <summary>The address of <c>@specifiedBy</c>, or null where it is not there.</summary>
    /// <param name="directives">The directives of a scalar.</param>
    public static string? SpecifiedByUrl(IReadOnlyList<DirectiveNode> directives) =>
        Find(directives, "specifiedBy") is { } node ? Text(node, "url") : null;

    /// <summary>Whether <c>@oneOf</c> is there.</summary>
    /// <param name="directives">The directives of an input object.</param>
    public static bool IsOneOf(IReadOnlyList<DirectiveNode> directives) => Find(directives, "oneOf") is not null;

    private static DirectiveNode? Find(IReadOnlyList<DirectiveNode> directives, string name) => directives.FirstOrDefault(d => d.Name.Value == name);

    private static string? Text(DirectiveNode directive, string argument) =>
        (directive.Arguments.FirstOrDefault(a => a.Name.Value == argument)?.Value as StringValueNode)?.Value;
}
