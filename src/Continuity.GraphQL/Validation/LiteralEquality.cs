using Continuity.GraphQL.Language.Syntax;

namespace Continuity.GraphQL.Validation;

/// <summary>Whether two values in a document are the same. Numbers are compared as they are written; the order of an object's fields does not matter.</summary>
internal static class LiteralEquality
{
    public static bool AreEqual(ValueNode a, ValueNode b) => (a, b) switch
    {
        (VariableNode x, VariableNode y) => x.Name.Value == y.Name.Value,
        (IntValueNode x, IntValueNode y) => x.Text == y.Text,
        (FloatValueNode x, FloatValueNode y) => x.Text == y.Text,
        (StringValueNode x, StringValueNode y) => x.Value == y.Value,
        (BooleanValueNode x, BooleanValueNode y) => x.Value == y.Value,
        (EnumValueNode x, EnumValueNode y) => x.Value == y.Value,
        (NullValueNode, NullValueNode) => true,
        (ListValueNode x, ListValueNode y) => AreEqual(x.Values, y.Values),
        (ObjectValueNode x, ObjectValueNode y) => AreEqual(x.Fields, y.Fields),
        _ => false,
    };

    private static bool AreEqual(IReadOnlyList<ValueNode> a, IReadOnlyList<ValueNode> b)
    {
        for (var i = 0; i < a.Count && i < b.Count; i++)
        {
            if (!AreEqual(a[i], b[i]))
            {
                return false;
            }
        }

        return a.Count == b.Count;
    }

    private static bool AreEqual(IReadOnlyList<ObjectFieldNode> a, IReadOnlyList<ObjectFieldNode> b)
    {
        if (a.Count != b.Count)
        {
            return false;
        }

        // Their names are unique when this is asked.
        var others = b.ToDictionary(f => f.Name.Value, f => f.Value);
        foreach (var field in a)
        {
            if (!others.TryGetValue(field.Name.Value, out var other) || !AreEqual(field.Value, other))
            {
                return false;
            }
        }

        return true;
    }
}
