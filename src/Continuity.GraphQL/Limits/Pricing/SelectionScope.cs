using Continuity.GraphQL.Types;

namespace Continuity.GraphQL.Limits.Pricing;

/// <summary>The object types that selections stand for, narrowed by the fragments around them. What most selections never ask is made when it is asked.</summary>
internal sealed class SelectionScope
{
    private readonly NamedType? whole;
    private HashSet<ObjectType>? types;
    private Dictionary<string, SelectionScope?>? narrower;

    private SelectionScope(NamedType? whole, HashSet<ObjectType>? types) => (this.whole, this.types) = (whole, types);

    /// <summary>The object types.</summary>
    public HashSet<ObjectType> Types => types ??= [.. Schema.PossibleTypes(whole!)];

    /// <summary>Whether these are all that the value may be of.</summary>
    public bool IsWhole => whole is not null;

    /// <summary>All that a value may be of.</summary>
    /// <param name="type">The value's type, an object, interface or union.</param>
    public static SelectionScope Of(NamedType type) => new(type, null);

    /// <summary>The part that a fragment stands for; null where it is none. One that leaves nothing out is the scope itself.</summary>
    /// <param name="condition">The fragment's type.</param>
    public SelectionScope? Narrow(NamedType condition)
    {
        if (ReferenceEquals(condition, whole))
        {
            return this;
        }

        narrower ??= [];
        if (narrower.TryGetValue(condition.Name, out var known))
        {
            return known;
        }

        var common = Schema.PossibleTypes(condition).Where(Types.Contains).ToHashSet();
        return narrower[condition.Name] = common.Count == Types.Count ? this : common.Count == 0 ? null : new SelectionScope(null, common);
    }
}
