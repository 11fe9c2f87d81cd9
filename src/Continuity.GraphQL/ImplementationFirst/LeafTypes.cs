using System.Reflection;
using System.Text.Json;
using Continuity.GraphQL.ImplementationFirst.Documentation;
using Continuity.GraphQL.Types;
using Continuity.GraphQL.Types.Scalars;

namespace Continuity.GraphQL.ImplementationFirst;

/// <summary>The scalars and enums of C# types, the same for fields and arguments.</summary>
/// <param name="descriptions">Finds descriptions.</param>
internal sealed class LeafTypes(Descriptions descriptions)
{
    private static readonly Dictionary<Type, ScalarType> Scalars = new()
    {
        [typeof(string)] = BuiltInScalars.String,
        [typeof(int)] = BuiltInScalars.Int,
        [typeof(bool)] = BuiltInScalars.Boolean,
        [typeof(double)] = BuiltInScalars.Float,
        [typeof(float)] = BuiltInScalars.Float,
        [typeof(DateTimeOffset)] = new DateTimeScalar(),
        [typeof(TimeSpan)] = new DurationScalar(),
        [typeof(JsonElement)] = new JsonScalar(),
    };

    private readonly Dictionary<Type, NamedType> used = [];

    /// <summary>The leaves that were asked for.</summary>
    public IReadOnlyCollection<NamedType> Used => used.Values;

    /// <summary>The scalar <c>ID</c>, for text.</summary>
    /// <param name="type">The C# type.</param>
    /// <param name="origin">The C# member, for errors.</param>
    /// <exception cref="MappingException">The C# type is not <see cref="string"/>.</exception>
    public static ScalarType Id(Type type, string origin) => type == typeof(string)
        ? BuiltInScalars.ID
        : throw new MappingException($"[ID] stands at text only, not at {Origins.Of(type)}.", origin);

    /// <summary>Whether a C# type belongs to the runtime, and so cannot become a type of the schema by its members.</summary>
    /// <param name="type">The C# type.</param>
    public static bool IsForeign(Type type) =>
        type.IsPrimitive || type.IsGenericParameter || type.IsByRef || type.IsPointer || type.IsArray || type.IsSubclassOf(typeof(Delegate))
        || type.Namespace is "System" or "Microsoft" || (type.Namespace?.StartsWith("System.", StringComparison.Ordinal) ?? false);

    /// <summary>The error of a C# type without a counterpart.</summary>
    /// <param name="type">The C# type.</param>
    /// <param name="origin">The C# member.</param>
    public static MappingException Unknown(Type type, string origin) => new($"The C# type {Origins.Of(type)} has no counterpart in GraphQL.", origin);

    /// <summary>The leaf of a C# type, or null where it is none.</summary>
    /// <param name="type">The C# type.</param>
    public NamedType? Find(Type type)
    {
        if (used.TryGetValue(type, out var known))
        {
            return known;
        }

        NamedType? leaf = Scalars.TryGetValue(type, out var scalar) ? scalar : type.IsEnum ? CreateEnum(type) : null;
        if (leaf is not null)
        {
            used.Add(type, leaf);
        }

        return leaf;
    }

    private EnumType CreateEnum(Type type)
    {
        var values = new OrderedDictionary<string, EnumValue>();
        foreach (var member in type.GetFields(BindingFlags.Public | BindingFlags.Static).Where(m => !m.IsDefined(typeof(GraphQLIgnoreAttribute))))
        {
            var value = new EnumValue(NamingConventions.OfEnumValue(member), member.GetValue(null)!)
            {
                Description = descriptions.Of(member),
                DeprecationReason = Deprecation.ReasonOf(member),
                Origin = Origins.Of(member),
            };
            if (!values.TryAdd(value.Name, value))
            {
                throw new MappingException($"Two members of {Origins.Of(type)} have the name {value.Name}.", value.Origin);
            }
        }

        return new EnumType(NamingConventions.OfOutputType(type))
        {
            Values = values,
            ByRuntimeValue = values.Values.DistinctBy(v => v.RuntimeValue).ToDictionary(v => v.RuntimeValue),
            Description = descriptions.Of(type),
            AppliedDirectives = CostAnnotations.Of(type),
            Origin = Origins.Of(type),
        };
    }
}
