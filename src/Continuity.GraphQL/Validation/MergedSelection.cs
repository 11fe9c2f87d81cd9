namespace Continuity.GraphQL.Validation;

/// <summary>Selection sets taken together, and all fragments that they spread. Two are equal where they are made of the same fields.</summary>
internal sealed class MergedSelection : IEquatable<MergedSelection>
{
    private readonly SelectionScope[] scopes;
    private readonly int hash;

    private MergedSelection(SelectionScope[] scopes)
    {
        this.scopes = scopes;
        var code = new HashCode();
        foreach (var scope in scopes)
        {
            code.Add(scope.Id);
        }

        hash = code.ToHashCode();
    }

    /// <summary>Opens the spreads, each fragment once.</summary>
    /// <param name="roots">The selection sets.</param>
    /// <param name="context">The validation.</param>
    public static MergedSelection Of(IEnumerable<SelectionScope> roots, ValidationContext context)
    {
        var found = roots.Distinct().ToList();
        var seen = found.ToHashSet();
        for (var i = 0; i < found.Count; i++)
        {
            foreach (var name in found[i].Spreads)
            {
                if (context.TrySpendVisit() && context.FindFragmentUsages(name)?.Selections is { } target && seen.Add(target))
                {
                    found.Add(target);
                }
            }
        }

        // A selection set that only spreads adds nothing of its own: without it, equal selections are more often seen to be equal.
        return new MergedSelection([.. found.Where(s => s.Fields.Count > 0).OrderBy(s => s.Id)]);
    }

    /// <summary>Every field in them, those of fragments included; cut short where the context's visits are used up.</summary>
    /// <param name="context">The validation.</param>
    public List<FieldUsage> Fields(ValidationContext context)
    {
        var fields = new List<FieldUsage>();
        foreach (var scope in scopes)
        {
            foreach (var field in scope.Fields)
            {
                if (!context.TrySpendVisit())
                {
                    return fields;
                }

                fields.Add(field);
            }
        }

        return fields;
    }

    public bool Equals(MergedSelection? other) => other is not null && scopes.AsSpan().SequenceEqual(other.scopes);

    public override bool Equals(object? obj) => Equals(obj as MergedSelection);

    public override int GetHashCode() => hash;
}
