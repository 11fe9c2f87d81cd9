using Continuity.GraphQL.Language.Syntax;

namespace Continuity.GraphQL.Validation.Rules;

/// <summary>Section 5.5.1.4: every fragment is used by an operation, directly or by another fragment.</summary>
internal sealed class FragmentsMustBeUsedRule : IUsageRule
{
    public void Check(ValidationContext context)
    {
        var used = new HashSet<string>();
        var pending = new Stack<DefinitionUsages>(context.Operations);
        while (pending.TryPop(out var usages))
        {
            foreach (var spread in usages.Spreads)
            {
                if (used.Add(spread.Name.Value) && context.FindFragmentUsages(spread.Name.Value) is { } target)
                {
                    pending.Push(target);
                }
            }
        }

        foreach (var definition in context.Document.Definitions)
        {
            if (definition is FragmentDefinitionNode fragment && !used.Contains(fragment.Name.Value))
            {
                context.Report($"Fragment \"{fragment.Name.Value}\" is never used.", fragment);
            }
        }
    }
}
