using Continuity.GraphQL.Language.Syntax;
using Continuity.GraphQL.Types;

namespace Continuity.GraphQL.Validation;

/// <summary>Called for every literal where a type is expected; not for variables.</summary>
internal interface ILiteralRule : IValidationRule
{
    /// <param name="literal">The literal.</param>
    /// <param name="type">The type expected.</param>
    /// <param name="position">Where it stands.</param>
    /// <param name="context">The validation.</param>
    void Check(ValueNode literal, GraphQLType type, in InputPosition position, ValidationContext context);
}
