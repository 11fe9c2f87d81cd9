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

    /// <summary>One selection set, and all fragments that it spreads, each once.</summary>
    /// <param name="root">The selection set.</param>
    /// <param name="context">The validation.</param>
    public static MergedSelection Of(SelectionScope root, ValidationContext context) =>
        root.Spreads.Count == 0 ? new MergedSelection([root]) : Open([root], context);

    /// <summary>The selection sets of some fields taken together, and all fragments that they spread, each once.</summary>
    /// <param name="fields">The fields.</param>
    /// <param name="context">The validation.</param>
    public static MergedSelection Of(FieldUsage[] fields, ValidationContext context) =>
        Open([.. fields.Select(f => f.Selections).OfType<SelectionScope>().Distinct()], context);

    private static MergedSelection Open(List<SelectionScope> found, ValidationContext context)
    {
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

    /// <summary>Every field in them, those of fragments included; cut short where the context's visits are used up. The list may be a selection set's own.</summary>
    /// <param name="context">The validation.</param>
    public IReadOnlyList<FieldUsage> Fields(ValidationContext context)
    {
        if (scopes is [var only])
        {
            return context.TrySpendVisits(only.Fields.Count) ? only.Fields : [];
        }

        var fields = new List<FieldUsage>();
        foreach (var scope in scopes)
        {
            if (!context.TrySpendVisits(scope.Fields.Count))
            {
                break;
            }

            fields.AddRange(scope.Fields);
        }

        return fields;
    }

    public bool Equals(MergedSelection? other) => other is not null && scopes.AsSpan().SequenceEqual(other.scopes);

    public override bool Equals(object? obj) => Equals(obj as MergedSelection);

    public override int GetHashCode() => hash;
}
