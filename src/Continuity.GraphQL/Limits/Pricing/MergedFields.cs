using Continuity.GraphQL.Language.Syntax;

namespace Continuity.GraphQL.Limits.Pricing;

/// <summary>The fields that are asked for of an object, with those found that are one field of the answer.</summary>
internal readonly struct MergedFields
{
    // Up to here, to compare each with each is cheaper than to look names up.
    private const int Few = 16;

    private readonly List<SelectedField> fields;

    // For each field: 0 where it stands alone, 1 where others follow it, and -1 less the first one's position where it follows; null where all stand alone.
    private readonly int[]? links;

    /// <summary>Finds those that are merged.</summary>
    /// <param name="fields">The fields, in order.</param>
    public MergedFields(List<SelectedField> fields)
    {
        this.fields = fields;
        links = fields.Count <= Few ? FindInFew(fields) : FindInMany(fields);
    }

    /// <summary>Whether a field is the first of those that it is merged with.</summary>
    /// <param name="index">The field's position.</param>
    public bool IsFirst(int index) => links is null || links[index] >= 0;

    /// <summary>The selection sets of a field and of those that it is merged with.</summary>
    /// <param name="index">The position of the first of them.</param>
    public SelectionSetNode[] SelectionSets(int index)
    {
        if (links is null || links[index] == 0)
        {
            return fields[index].Node.SelectionSet is { } only ? [only] : [];
        }

        var sets = new List<SelectionSetNode>();
        for (var i = index; i < fields.Count; i++)
        {
            if ((i == index || links[i] == -1 - index) && fields[i].Node.SelectionSet is { } set)
            {
                sets.Add(set);
            }
        }

        return [.. sets];
    }

    private static int[]? FindInFew(List<SelectedField> fields)
    {
        int[]? found = null;
        for (var i = 1; i < fields.Count; i++)
        {
            for (var j = 0; j < i; j++)
            {
                if (fields[i].IsMergedWith(fields[j]))
                {
                    Link(ref found, fields.Count, j, i);
                    break;
                }
            }
        }

        return found;
    }

    private static int[]? FindInMany(List<SelectedField> fields)
    {
        int[]? found = null;
        var firsts = new Dictionary<(string, SelectionScope), int>(fields.Count);
        for (var i = 0; i < fields.Count; i++)
        {
            if (fields[i].Conditions.Length == 0 && !firsts.TryAdd((fields[i].ResponseName, fields[i].Scope), i))
            {
                Link(ref found, fields.Count, firsts[(fields[i].ResponseName, fields[i].Scope)], i);
            }
        }

        return found;
    }

    private static void Link(ref int[]? found, int count, int first, int other)
    {
        found ??= new int[count];
        found[first] = 1;
        found[other] = -1 - first;
    }
}
