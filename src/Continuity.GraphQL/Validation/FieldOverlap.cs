using Continuity.GraphQL.Language.Syntax;
using Continuity.GraphQL.Types;

namespace Continuity.GraphQL.Validation;

/// <summary>What two fields under one response name must have in common (section 5.3.2).</summary>
internal static class FieldOverlap
{
    /// <summary>
    /// The parts of a group in which every two fields may be asked of the same object: for each object type its own fields and those of
    /// interfaces and unions; these alone, where there are no others.
    /// </summary>
    public static IReadOnlyList<FieldUsage[]> Split(FieldUsage[] group)
    {
        var parent = group[0].Parent;
        if (Array.TrueForAll(group, f => f.Parent == parent || f.Parent is not ObjectType) && (parent is ObjectType || Array.TrueForAll(group, f => f.Parent is not ObjectType)))
        {
            return [group];
        }

        var common = group.Where(f => f.Parent is not ObjectType).ToArray();
        return [.. group.Where(f => f.Parent is ObjectType).GroupBy(f => f.Parent).Select(g => g.Concat(common).OrderBy(f => f.Node.Location.Start).ToArray())];
    }

    /// <summary>How two fields differ in name or arguments, or null where they do not.</summary>
    public static string? Difference(in FieldUsage a, in FieldUsage b)
    {
        if (a.Definition.Name != b.Definition.Name)
        {
            return $"\"{a.Definition.Name}\" and \"{b.Definition.Name}\" are different fields";
        }

        return HaveSameArguments(a.Node.Arguments, b.Node.Arguments) ? null : $"\"{a.Definition.Name}\" is given different arguments";
    }

    /// <summary>Whether the wrappers of two types are the same, and the types within are both composite or the same leaf.</summary>
    public static bool HaveSameShape(GraphQLType a, GraphQLType b) => (a, b) switch
    {
        (NonNullType x, NonNullType y) => HaveSameShape(x.OfType, y.OfType),
        (ListType x, ListType y) => HaveSameShape(x.OfType, y.OfType),
        (NamedType x, NamedType y) => x == y || (x.IsComposite && y.IsComposite),
        _ => false,
    };

    private static bool HaveSameArguments(IReadOnlyList<ArgumentNode> a, IReadOnlyList<ArgumentNode> b)
    {
        if (a.Count != b.Count)
        {
            return false;
        }

        foreach (var argument in a)
        {
            // Arguments are few: they are all defined and unique when this is asked.
            var same = b.FirstOrDefault(o => o.Name.Value == argument.Name.Value);
            if (same is null || !LiteralEquality.AreEqual(argument.Value, same.Value))
            {
                return false;
            }
        }

        return true;
    }
}
