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

        var seen = new Dictionary<string, NameNode>();
        foreach (var definition in operation.VariableDefinitions)
        {
            var name = definition.Variable.Name;
            if (!seen.TryAdd(name.Value, name))
            {
                context.Report($"Variable \"${name.Value}\" is defined more than once.", seen[name.Value], name);
            }
        }
    }
}
