using Continuity.GraphQL.Language.Syntax;

namespace Continuity.GraphQL.Validation;

/// <summary>
/// Checks whether selections can be merged (section 5.3.2). Where the specification compares every two fields, this compares each field
/// with the first of its group: to be the same field with the same arguments, and to have the same shape, are both equivalences. Going
/// down, all selection sets of a group are merged at once into one <see cref="MergedSelection"/>; one that has been checked is not checked again, so
/// that fragments woven into one another cost what they are long. What is left of hostile weaving ends at the context's bound on visits.
/// Without recursion, since a merged selection may be as deep as the document has fragments.
/// </summary>
/// <param name="context">The validation.</param>
internal sealed class SelectionMerge(ValidationContext context)
{
    private readonly HashSet<MergedSelection> seenForFields = [];
    private readonly HashSet<MergedSelection> seenForShape = [];
    private readonly Queue<(MergedSelection Selection, bool ShapeOnly)> pending = [];
    private readonly HashSet<string> names = [];
    private readonly HashSet<(FieldNode, FieldNode)> reported = [];

    public void Check(SelectionScope selections)
    {
        Enqueue(MergedSelection.Of(selections, context), shapeOnly: false);
        while (!context.IsDone && pending.TryDequeue(out var next))
        {
            CheckSelection(next.Selection, next.ShapeOnly);
        }
    }

    private void Enqueue(MergedSelection selection, bool shapeOnly)
    {
        if ((shapeOnly ? seenForShape : seenForFields).Add(selection))
        {
            pending.Enqueue((selection, shapeOnly));
        }
    }

    private void CheckSelection(MergedSelection selection, bool shapeOnly)
    {
        var fields = selection.Fields(context);
        if (AreNamesDistinct(fields))
        {
            foreach (var field in fields)
            {
                if (field.Selections is { } selections)
                {
                    Enqueue(MergedSelection.Of(selections, context), shapeOnly);
                }
            }

            return;
        }

        foreach (var group in fields.GroupBy(f => f.ResponseName).Select(g => g.ToArray()))
        {
            if (shapeOnly)
            {
                CheckShape(group);
            }
            else
            {
                CheckGroup(group);
            }
        }
    }

    /// <summary>Whether there is nothing to merge; the most common case, and one that needs no groups.</summary>
    private bool AreNamesDistinct(IReadOnlyList<FieldUsage> fields)
    {
        names.Clear();
        foreach (var field in fields)
        {
            if (!names.Add(field.ResponseName))
            {
                return false;
            }
        }

        return true;
    }

    private void CheckGroup(FieldUsage[] group)
    {
        var parts = FieldOverlap.Split(group);
        if (parts.Count > 1 && !CheckShape(group))
        {
            return;
        }

        foreach (var part in parts)
        {
            if (CheckSameField(part) && (parts.Count > 1 || HaveSameShape(part)))
            {
                Enqueue(MergedSelection.Of(part, context), shapeOnly: false);
            }
        }
    }

    private bool CheckShape(FieldUsage[] group)
    {
        if (!HaveSameShape(group))
        {
            return false;
        }

        Enqueue(MergedSelection.Of(group, context), shapeOnly: true);
        return true;
    }

    private bool CheckSameField(FieldUsage[] part)
    {
        var first = part[0];
        foreach (var other in part.AsSpan(1))
        {
            if (FieldOverlap.Difference(first, other) is { } difference)
            {
                Report(first, other, difference);
                return false;
            }
        }

        return true;
    }

    private bool HaveSameShape(FieldUsage[] group)
    {
        var first = group[0];
        foreach (var other in group.AsSpan(1))
        {
            if (!FieldOverlap.HaveSameShape(first.Definition.Type, other.Definition.Type))
            {
                Report(first, other, $"they are of the types \"{first.Definition.Type}\" and \"{other.Definition.Type}\"");
                return false;
            }
        }

        return true;
    }

    /// <summary>Tells of two fields once, however many ways lead to them.</summary>
    private void Report(in FieldUsage a, in FieldUsage b, string difference)
    {
        if (reported.Add((a.Node, b.Node)))
        {
            context.Report($"Selections under \"{a.ResponseName}\" cannot be merged: {difference}. Give one of them another alias.", a.Node, b.Node);
        }
    }
}
