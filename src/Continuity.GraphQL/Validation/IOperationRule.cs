using Continuity.GraphQL.Language.Syntax;
using Continuity.GraphQL.Types;

namespace Continuity.GraphQL.Validation;

/// <summary>Called for every operation.</summary>
internal interface IOperationRule : IValidationRule
{
    /// <param name="operation">The operation.</param>
    /// <param name="root">Its root type, or null where the schema has none for it.</param>
    /// <param name="context">The validation.</param>
    void Check(OperationDefinitionNode operation, ObjectType? root, ValidationContext context);
}
