using Continuity.GraphQL.Language.Syntax;
using Continuity.GraphQL.Types;

namespace Continuity.GraphQL.Limits.Pricing;

/// <summary>A field that is asked for of an object, fragments opened.</summary>
/// <param name="Node">Where the document asks for it.</param>
/// <param name="Type">The type that it is asked of.</param>
/// <param name="Scope">The objects that it is asked of.</param>
/// <param name="Conditions">What leaves it out or in.</param>
internal readonly record struct SelectedField(FieldNode Node, NamedType Type, SelectionScope Scope, PricedCondition[] Conditions)
{
    /// <summary>Its name in the response.</summary>
    public string ResponseName => (Node.Alias ?? Node.Name).Value;

    /// <summary>Whether it is one field of the answer with another, so that only one of them is resolved.</summary>
    /// <param name="other">The other.</param>
    public bool IsMergedWith(in SelectedField other) =>
        ReferenceEquals(Scope, other.Scope) && Conditions.Length == 0 && other.Conditions.Length == 0 && ResponseName == other.ResponseName;
}
