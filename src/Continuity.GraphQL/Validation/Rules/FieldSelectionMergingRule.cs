namespace Continuity.GraphQL.Validation.Rules;

/// <summary>
/// Section 5.3.2: selections that may stand under one response name in one object ask for the same, and all that may stand there have the
/// same shape. Only operations are looked at: a fragment's selections are among those of an operation that spreads it, and a
/// fragment that none spreads is refused by its own rule.
/// </summary>
internal sealed class FieldSelectionMergingRule : IUsageRule
{
    public void Check(ValidationContext context)
    {
        var merge = new SelectionMerge(context);
        foreach (var operation in context.Operations)
        {
            if (operation.Selections is { } selections)
            {
                merge.Check(selections);
            }
        }
    }
}
