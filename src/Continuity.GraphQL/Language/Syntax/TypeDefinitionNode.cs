namespace Continuity.GraphQL.Language.Syntax;

/// <summary>The definition of a named type, or an extension of one.</summary>
/// <param name="location">Where it stands in its source.</param>
public abstract class TypeDefinitionNode(Location location) : DefinitionNode(location)
{
    /// <summary>The type's name.</summary>
    public abstract NameNode Name { get; }

    /// <summary>Whether this is an <c>extend</c> of a type defined elsewhere.</summary>
    public abstract bool IsExtension { get; }

    /// <summary>The directives applied here, in order.</summary>
    public abstract IReadOnlyList<DirectiveNode> Directives { get; }
}
