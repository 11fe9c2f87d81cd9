using Continuity.GraphQL.Types;

namespace Continuity.GraphQL.Limits.Pricing;

/// <summary>The object types that selections stand for, narrowed by the fragments around them.</summary>
internal sealed class SelectionScope
{
    private readonly Dictionary<string, SelectionScope?> narrower = [];
    private readonly SelectionScope root;

    private SelectionScope(HashSet<ObjectType> types, SelectionScope? root)
    {
        Types = types;
        this.root = root ?? this;
    }

    /// <summary>The object types.</summary>
    public HashSet<ObjectType> Types { get; }

    /// <summary>Whether these are all that the value may be of.</summary>
    public bool IsWhole => ReferenceEquals(root, this);

    /// <summary>All that a value may be of.</summary>
    /// <param name="type">The value's type, an object, interface or union.</param>
    public static SelectionScope Of(NamedType type) => new([.. Schema.PossibleTypes(type)], root: null);

    /// <summary>The part that a fragment stands for; null where it is none. One that leaves nothing out is the scope itself.</summary>
    /// <param name="condition">The fragment's type.</param>
    public SelectionScope? Narrow(NamedType condition)
    {
        if (narrower.TryGetValue(condition.Name, out var known))
        {
            return known;
        }

        var types = Schema.PossibleTypes(condition).Where(Types.Contains).ToHashSet();
        return narrower[condition.Name] = types.Count == Types.Count ? this : types.Count == 0 ? null : new SelectionScope(types, root);
    }
}
