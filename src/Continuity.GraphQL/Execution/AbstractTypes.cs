using System.Collections.Concurrent;
using Continuity.GraphQL.Types;

namespace Continuity.GraphQL.Execution;

/// <summary>Tells which object type a value of an interface or union has (ResolveAbstractType, section 6.4.3). Safe to use from several threads.</summary>
/// <param name="schema">The schema.</param>
internal sealed class AbstractTypes(Schema schema)
{
    private readonly ConcurrentDictionary<(IAbstractType, Type), ObjectType?> byRuntimeType = new();

    /// <summary>The object type of a value.</summary>
    /// <param name="type">The interface or union.</param>
    /// <param name="value">The value.</param>
    /// <exception cref="GraphQLException">It is none of the possible types.</exception>
    public ObjectType TypeOf(IAbstractType type, object value)
    {
        var found = type.ResolveTypeName is { } resolve
            ? ByName(type, resolve(value))
            : byRuntimeType.GetOrAdd((type, value.GetType()), static key => ByRuntimeType(key.Item1, key.Item2));
        return found ?? throw new GraphQLException(
            $"A value of type \"{type.Name}\" is none of its possible types.", FieldErrors.InternalCode);
    }

    private ObjectType? ByName(IAbstractType type, string? name) =>
        name is not null && schema.Types.GetValueOrDefault(name) is ObjectType found && schema.IsPossibleType(type, found) ? found : null;

    // The exact C# type, or else the nearest of its base types and interfaces.
    private static ObjectType? ByRuntimeType(IAbstractType type, Type runtimeType)
    {
        ObjectType? nearest = null;
        foreach (var possible in type.PossibleTypes)
        {
            if (possible.RuntimeType == runtimeType)
            {
                return possible;
            }

            if (possible.RuntimeType?.IsAssignableFrom(runtimeType) == true
                && (nearest is null || nearest.RuntimeType!.IsAssignableFrom(possible.RuntimeType)))
            {
                nearest = possible;
            }
        }

        return nearest;
    }
}
