using Continuity.GraphQL.Language.Syntax;

namespace Continuity.GraphQL.Validation.Rules;

/// <summary>Section 5.8.3: every variable that an operation uses, be it in a fragment, is defined by that operation.</summary>
internal sealed class VariableUsesDefinedRule : IUsageRule
{
    public void Check(ValidationContext context)
    {
        foreach (var operation in context.Operations)
        {
            var node = (OperationDefinitionNode)operation.Definition;
            HashSet<string>? defined = null;
            foreach (var usage in operation.VariablesInReach(context))
            {
                var name = usage.Variable.Name.Value;
                defined ??= [.. node.VariableDefinitions.Select(d => d.Variable.Name.Value)];
                if (!defined.Contains(name))
                {
                    context.Report($"Variable \"${name}\" is not defined{(node.Name is null ? "" : $" by operation \"{ErrorMessage.Excerpt(node.Name.Value)}\"")}.", usage.Variable, node);
                }
            }
        }
    }
}
