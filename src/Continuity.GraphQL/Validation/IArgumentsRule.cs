using Continuity.GraphQL.Language.Syntax;

namespace Continuity.GraphQL.Validation;

/// <summary>Called for the arguments of every field and directive, also where there are none.</summary>
internal interface IArgumentsRule : IValidationRule
{
    /// <param name="arguments">The arguments given.</param>
    /// <param name="owner">The field or directive.</param>
    /// <param name="context">The validation.</param>
    void Check(IReadOnlyList<ArgumentNode> arguments, in ArgumentOwner owner, ValidationContext context);
}
