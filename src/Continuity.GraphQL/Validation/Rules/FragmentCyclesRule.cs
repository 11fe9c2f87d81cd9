using Continuity.GraphQL.Language.Syntax;

namespace Continuity.GraphQL.Validation.Rules;

/// <summary>Section 5.5.2.2: no fragment spreads itself, be it by way of others. Without recursion, since a chain of fragments may be as long as the document.</summary>
internal sealed class FragmentCyclesRule : IUsageRule
{
    public void Check(ValidationContext context)
    {
        var entered = new HashSet<string>();
        foreach (var definition in context.Document.Definitions)
        {
            if (definition is FragmentDefinitionNode fragment && entered.Add(fragment.Name.Value))
            {
                Follow(fragment.Name.Value, entered, context);
            }
        }
    }

    private static void Follow(string start, HashSet<string> entered, ValidationContext context)
    {
        var open = new HashSet<string> { start };
        var path = new Stack<(string Name, int Next)>([(start, 0)]);
        while (path.TryPop(out var step))
        {
            var spreads = context.FindFragmentUsages(step.Name)?.Spreads;
            if (spreads is null || step.Next == spreads.Count)
            {
                open.Remove(step.Name);
                continue;
            }

            path.Push((step.Name, step.Next + 1));
            var spread = spreads[step.Next];
            var name = spread.Name.Value;
            if (open.Contains(name))
            {
                var way = name == step.Name ? "" : $" by way of \"{ErrorMessage.Excerpt(step.Name)}\"";
                context.Report($"Fragment \"{name}\" spreads itself{way}.", spread);
            }
            else if (entered.Add(name))
            {
                open.Add(name);
                path.Push((name, 0));
            }
        }
    }
}
