using Continuity.GraphQL.Language.Syntax;
using Continuity.GraphQL.Types;

namespace Continuity.GraphQL.Validation.Rules;

/// <summary>Section 5.8.1: no two variables of an operation have the same name.</summary>
internal sealed class VariableUniquenessRule : IOperationRule
{
    public void Check(OperationDefinitionNode operation, ObjectType? root, ValidationContext context)
    {
        if (operation.VariableDefinitions.Count < 2)
        {
            return;
        }

        var seen = new Dictionary<string, VariableNode>();
        foreach (var definition in operation.VariableDefinitions)
        {
            var name = definition.Variable.Name.Value;
            if (!seen.TryAdd(name, definition.Variable))
            {
                context.Report($"Variable \"${name}\" is defined more than once.", seen[name], definition.Variable);
            }
        }
    }
}
