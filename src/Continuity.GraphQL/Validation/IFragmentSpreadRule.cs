using Continuity.GraphQL.Language.Syntax;
using Continuity.GraphQL.Types;

namespace Continuity.GraphQL.Validation;

/// <summary>Called for every place where a fragment is applied, by its name or inline.</summary>
internal interface IFragmentSpreadRule : IValidationRule
{
    /// <param name="spread">A spread, or an inline fragment.</param>
    /// <param name="parent">The composite type around it, or null where it is unknown.</param>
    /// <param name="condition">The composite type that the fragment is for, or null where it is unknown.</param>
    /// <param name="context">The validation.</param>
    void Check(SelectionNode spread, NamedType? parent, NamedType? condition, ValidationContext context);
}
