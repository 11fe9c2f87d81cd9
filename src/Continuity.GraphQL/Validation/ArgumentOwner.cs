using Continuity.GraphQL.Language.Syntax;
using Continuity.GraphQL.Types;

namespace Continuity.GraphQL.Validation;

/// <summary>A field or directive in a document, seen as what takes arguments.</summary>
/// <param name="Node">The field or directive.</param>
/// <param name="Parent">The type that the field belongs to; null for a directive.</param>
/// <param name="Name">The name of the field or directive.</param>
/// <param name="Definitions">The arguments defined; null where the field or directive is unknown.</param>
internal readonly record struct ArgumentOwner(SyntaxNode Node, NamedType? Parent, string Name, IReadOnlyList<InputValue>? Definitions)
{
    /// <summary>The definition of one argument, or null.</summary>
    public InputValue? Find(string argument)
    {
        if (Definitions is not null)
        {
            foreach (var definition in Definitions)
            {
                if (definition.Name == argument)
                {
                    return definition;
                }
            }
        }

        return null;
    }

    /// <summary>How messages call it.</summary>
    public override string ToString() => Node is DirectiveNode ? $"directive \"@{ErrorMessage.Excerpt(Name)}\"" : $"field \"{Parent}.{ErrorMessage.Excerpt(Name)}\"";
}
