using Continuity.GraphQL.Language.Syntax;

namespace Continuity.GraphQL.Types;

/// <summary>An argument of a field or directive, or a field of an input object (section 3.6.1).</summary>
/// <param name="name">Its name.</param>
/// <param name="type">Its type, an input type.</param>
public sealed class InputValue(string name, GraphQLType type)
{
    /// <summary>Its name.</summary>
    public string Name { get; } = name;

    /// <summary>Its type, an input type.</summary>
    public GraphQLType Type { get; } = type;

    /// <summary>The default as a literal, or null where there is none; a default of null is a <see cref="NullValueNode"/>.</summary>
    public ValueNode? DefaultValue { get; internal set; }

    /// <summary>Whether it must be given: non-null and without default.</summary>
    public bool IsRequired => Type.IsNonNull && DefaultValue is null;

    /// <summary>What it means, in Markdown, or null.</summary>
    public string? Description { get; internal set; }

    /// <summary>Why it is deprecated, or null where it is not.</summary>
    public string? DeprecationReason { get; internal set; }

    /// <summary>Directives applied to it in SDL, in order; where it was built from C#, what <c>[Cost]</c> says.</summary>
    public IReadOnlyList<DirectiveNode> AppliedDirectives { get; internal set; } = [];

    /// <summary>What it was built from, for error messages, or null.</summary>
    public string? Origin { get; internal set; }
}
