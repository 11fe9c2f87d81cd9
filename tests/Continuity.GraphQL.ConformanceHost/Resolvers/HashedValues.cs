using System.Globalization;
using Continuity.GraphQL.Types;

namespace Continuity.GraphQL.ConformanceHost.Resolvers;

/// <summary>Makes the value of a place in the response out of the hash of its key. <c>oracle/values.js</c> is its twin.</summary>
internal static class HashedValues
{
    private static readonly string[] Texts = ["", "plain ", "quo\"te\\", "line\nend\t", "é ü ", "日本 ", "😀 ", "\u2028</script> ", "\u0001\u007f "];

    /// <summary>The value.</summary>
    /// <param name="type">The type expected.</param>
    /// <param name="key">The key.</param>
    /// <param name="few">Whether lists are to be short, since the place is deep.</param>
    public static object? Of(GraphQLType type, string key, bool few)
    {
        if (StableHash.Of(key + "?null") % 100 < (type.IsNonNull ? 1u : 8u))
        {
            return null;
        }

        return type.Nullable switch
        {
            ListType list => OfList(list.OfType, key, few),
            ObjectType o => new HashedObject(o.Name),
            IAbstractType a => OfAbstract(a, key),
            EnumType e => OfEnum(e, key),
            var leaf => StableHash.Of(key + "?bad") % 60 == 0 && BadLeaf(leaf.Named.Name) is { } bad ? bad : OfScalar(leaf.Named.Name, StableHash.Of(key)),
        };
    }

    private static object OfList(GraphQLType item, string key, bool few)
    {
        if (StableHash.Of(key + "?list") % 100 == 0)
        {
            return 7;
        }

        var items = new object?[StableHash.Of(key + "#") % (few ? 2 : 4)];
        for (var i = 0; i < items.Length; i++)
        {
            items[i] = Of(item, $"{key}.{i}", few);
        }

        return items;
    }

    private static HashedObject OfAbstract(IAbstractType type, string key)
    {
        var hash = StableHash.Of(key + "?type");
        var names = type.PossibleTypes.Select(static t => t.Name).Order(StringComparer.Ordinal).ToArray();
        return new HashedObject(hash % 97 == 0 || names.Length == 0 ? "Nothing" : names[hash % names.Length]);
    }

    private static string OfEnum(EnumType type, string key)
    {
        var hash = StableHash.Of(key);
        return StableHash.Of(key + "?bad") % 60 == 0 ? "nope" : type.Values.Keys.ElementAt((int)(hash % type.Values.Count));
    }

    private static object OfScalar(string name, uint hash) => name switch
    {
        "Int" => (int)hash,
        "Float" => hash % 4 == 0 ? (int)hash : (int)hash / 8.0,
        "Boolean" => hash % 2 == 0,
        "String" => Text(hash),
        "ID" => hash % 2 == 0 ? Text(hash) : (long)hash,
        _ => (hash % 6) switch
        {
            0 => (int)hash,
            1 => Text(hash),
            2 => true,
            3 => new object?[] { 1, "a", null, (int)hash },
            4 => new Dictionary<string, object?> { ["a"] = (int)hash, ["b"] = Text(hash) },
            _ => (int)hash / 4.0,
        },
    };

    // What the scalar refuses to show; null for those that show anything.
    private static object? BadLeaf(string name) => name switch
    {
        "Int" or "Float" or "Boolean" => "x",
        "String" => Array.Empty<object>(),
        "ID" => true,
        _ => null,
    };

    private static string Text(uint hash) => Texts[hash % Texts.Length] + hash.ToString("x", CultureInfo.InvariantCulture);
}
