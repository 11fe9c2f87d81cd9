using Continuity.GraphQL.Language.Syntax;

namespace Continuity.GraphQL.Types;

/// <summary>A type with a name. Its members are set while the schema is built, and never afterwards.</summary>
/// <param name="name">The name, unique in its schema.</param>
public abstract class NamedType(string name) : GraphQLType
{
    /// <summary>The name, unique in its schema.</summary>
    public string Name { get; } = name;

    /// <summary>What it means, in Markdown, or null.</summary>
    public string? Description { get; internal set; }

    /// <summary>Directives applied to it in SDL, in order; for types built from C#, what <c>[Cost]</c> says.</summary>
    public IReadOnlyList<DirectiveNode> AppliedDirectives { get; internal set; } = [];

    /// <summary>What it was built from, for error messages: a C# type's full name, or a position in SDL; null for built-in types.</summary>
    public string? Origin { get; internal set; }

    /// <inheritdoc/>
    public override NamedType Named => this;

    /// <inheritdoc/>
    public override string ToString() => Name;
}
