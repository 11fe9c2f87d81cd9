using Continuity.GraphQL.Language.Syntax;
using Continuity.GraphQL.Types;

namespace Continuity.GraphQL.Validation.Rules;

/// <summary>Section 5.2.1.1: the schema has a root type for each kind of operation asked for.</summary>
internal sealed class OperationTypeExistenceRule : IOperationRule
{
    public void Check(OperationDefinitionNode operation, ObjectType? root, ValidationContext context)
    {
        if (root is null)
        {
            var kind = operation.Operation == OperationType.Mutation ? "mutations" : "subscriptions";
            context.Report($"The schema has no {kind}.", operation);
        }
    }
}
