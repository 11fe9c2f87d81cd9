using Continuity.GraphQL.Execution;
using Continuity.GraphQL.Types;

namespace Continuity.GraphQL.ConformanceHost.Resolvers;

/// <summary>
/// Resolves every field by the hash of its key: type, name, arguments and place in the response. Some throw, some answer later.
/// <c>oracle/resolvers.js</c> is its twin.
/// </summary>
/// <param name="later">Whether some fields answer later; else all answer at once.</param>
internal sealed class HashedResolvers(bool later)
{
    private const int Deep = 6;

    /// <summary>The root of mutations, whose fields' values tell their order; null where there is none.</summary>
    public ObjectType? MutationRoot { get; set; }

    /// <summary>The resolver of a field.</summary>
    /// <param name="parent">The type that the field is on.</param>
    /// <param name="field">The field.</param>
    public FieldResolver ValueOf(ObjectType parent, FieldDefinition field) => (in ResolverContext context) =>
    {
        var path = context.Path;
        var key = KeyOf(parent, context, path);
        var order = path.Count == 1 && ReferenceEquals(parent, MutationRoot) ? context.Services.GetRequiredService<RootOrder>() : null;
        if (order is not null)
        {
            key += $"~{order.Started++}";
        }

        var hash = StableHash.Of(key + "?later");
        if (later && hash % 100 < 25)
        {
            return LaterAsync(field.Type, key, path.Count > Deep, hash % 3, order);
        }

        return new(Value(field.Type, key, path.Count > Deep));
    };

    /// <summary>The events of a subscription's field: each becomes part of the key of the field's value.</summary>
    /// <param name="parent">The root of subscriptions.</param>
    /// <param name="field">The field.</param>
    public SubscriptionResolver EventsOf(ObjectType parent, FieldDefinition field) => (in ResolverContext context) =>
    {
        var key = KeyOf(parent, context, context.Path);
        ThrowSome(key + "?open");
        return new(Events((int)(StableHash.Of(key + "?events") % 4), field.Name));
    };

    private static string KeyOf(ObjectType parent, in ResolverContext context, IReadOnlyList<object> path) =>
        $"{parent.Name}.{context.Field.Name}({CanonicalText.OfArguments(context)})@{string.Join('.', path)}{context.Parent as string}";

    private static object? Value(GraphQLType type, string key, bool few)
    {
        ThrowSome(key);
        return HashedValues.Of(type, key, few);
    }

    private static void ThrowSome(string key)
    {
        if (StableHash.Of(key) % 100 < 4)
        {
            throw new GraphQLException("Thrown by hash.", "THROWN");
        }
    }

    private static async ValueTask<object?> LaterAsync(GraphQLType type, string key, bool few, uint turns, RootOrder? order)
    {
        var started = order?.Started;
        for (var i = 0u; i <= turns; i++)
        {
            await Task.Yield();
        }

        return order?.Started == started
            ? Value(type, key, few)
            : throw new InvalidOperationException("A mutation's root field was started before the one before it had ended.");
    }

    private static async IAsyncEnumerable<object?> Events(int count, string name)
    {
        for (var i = 0; i < count; i++)
        {
            await Task.Yield();
            yield return $"!{name}{i}";
        }
    }
}
