using Continuity.GraphQL.Language.Syntax;
using Continuity.GraphQL.Types;

namespace Continuity.GraphQL.Validation;

/// <summary>Called for the type condition of every fragment, inline or named.</summary>
internal interface ITypeConditionRule : IValidationRule
{
    /// <param name="condition">The type condition.</param>
    /// <param name="type">The type of that name, or null where there is none.</param>
    /// <param name="context">The validation.</param>
    void Check(NamedTypeNode condition, NamedType? type, ValidationContext context);
}
