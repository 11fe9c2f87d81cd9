using Continuity.GraphQL.Language.Syntax;

namespace Continuity.GraphQL.Validation.Rules;

/// <summary>Section 5.8.4: every variable of an operation is used by it, or by a fragment that it includes.</summary>
internal sealed class VariablesUsedRule : IUsageRule
{
    public void Check(ValidationContext context)
    {
        foreach (var operation in context.Operations)
        {
            var node = (OperationDefinitionNode)operation.Definition;
            if (node.VariableDefinitions.Count == 0)
            {
                continue;
            }

            var used = operation.VariablesInReach(context).Select(u => u.Variable.Name.Value).ToHashSet();
            foreach (var definition in node.VariableDefinitions)
            {
                var name = definition.Variable.Name.Value;
                if (!used.Contains(name))
                {
                    context.Report($"Variable \"${name}\" is never used{(node.Name is null ? "" : $" in operation \"{ErrorMessage.Excerpt(node.Name.Value)}\"")}.", definition);
                }
            }
        }
    }
}
