using Continuity.GraphQL.Language.Syntax;

namespace Continuity.GraphQL.Validation;

/// <summary>What one operation or fragment uses, as the walk found it; for the rules that look across definitions.</summary>
/// <param name="definition">The operation or fragment.</param>
internal sealed class DefinitionUsages(DefinitionNode definition)
{
    private IReadOnlyList<DefinitionUsages>? reachable;

    public DefinitionNode Definition { get; } = definition;

    /// <summary>Every spread in it, at any depth.</summary>
    public List<FragmentSpreadNode> Spreads { get; } = [];

    /// <summary>Every use of a variable in it.</summary>
    public List<VariableUsage> Variables { get; } = [];

    /// <summary>Its own selections; null where the walk did not come to them.</summary>
    public SelectionScope? Selections { get; set; }

    /// <summary>Itself, and every fragment that it spreads, directly or by another. No recursion: chains of fragments may be as long as the document.</summary>
    private IReadOnlyList<DefinitionUsages> Reachable(ValidationContext context)
    {
        if (reachable is not null)
        {
            return reachable;
        }

        if (Spreads.Count == 0)
        {
            return reachable = [this];
        }

        var found = new List<DefinitionUsages> { this };
        var seen = new HashSet<DefinitionUsages> { this };
        for (var i = 0; i < found.Count; i++)
        {
            foreach (var spread in found[i].Spreads)
            {
                if (!context.TrySpendVisit())
                {
                    return reachable = found;
                }

                if (context.FindFragmentUsages(spread.Name.Value) is { } target && seen.Add(target))
                {
                    found.Add(target);
                }
            }
        }

        return reachable = found;
    }

    /// <summary>Every use of a variable in itself and in the fragments that it spreads, directly or by another.</summary>
    public IEnumerable<VariableUsage> VariablesInReach(ValidationContext context)
    {
        foreach (var usages in Reachable(context))
        {
            foreach (var usage in usages.Variables)
            {
                if (!context.TrySpendVisit())
                {
                    yield break;
                }

                yield return usage;
            }
        }
    }
}
