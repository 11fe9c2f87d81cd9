using Continuity.GraphQL.Language.Syntax;
using Continuity.GraphQL.Types;

namespace Continuity.GraphQL.Validation;

/// <summary>A field that is asked for, with its definition.</summary>
/// <param name="Node">Where the document asks for it.</param>
/// <param name="Parent">The type it is asked of.</param>
/// <param name="Definition">Its definition.</param>
/// <param name="Selections">What is asked for of its value, or null for a leaf.</param>
internal readonly record struct FieldUsage(FieldNode Node, NamedType Parent, FieldDefinition Definition, SelectionScope? Selections)
{
    public string ResponseName => (Node.Alias ?? Node.Name).Value;
}
