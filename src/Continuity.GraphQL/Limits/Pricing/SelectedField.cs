using Continuity.GraphQL.Language.Syntax;
using Continuity.GraphQL.Types;

namespace Continuity.GraphQL.Limits.Pricing;

/// <summary>A field that is asked for of an object, fragments opened.</summary>
/// <param name="Node">Where the document asks for it.</param>
/// <param name="Type">The type that it is asked of.</param>
/// <param name="Scope">The objects that it is asked of.</param>
/// <param name="Conditions">What leaves it out or in.</param>
internal sealed record SelectedField(FieldNode Node, NamedType Type, SelectionScope Scope, PricedCondition[] Conditions)
{
    /// <summary>Its name in the response.</summary>
    public string ResponseName => (Node.Alias ?? Node.Name).Value;
}
