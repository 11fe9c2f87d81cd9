using System.Reflection;
using Continuity.GraphQL.Language;
using Continuity.GraphQL.Language.Syntax;
using Continuity.GraphQL.Types;

namespace Continuity.GraphQL.ImplementationFirst;

/// <summary>The defaults of arguments and input fields.</summary>
internal static class DefaultValues
{
    /// <summary>The default as a literal.</summary>
    /// <param name="parameter">The C# parameter, or null.</param>
    /// <param name="type">The type in the schema.</param>
    /// <param name="given">The default in GraphQL's syntax, or null.</param>
    /// <param name="origin">The C# member, for errors.</param>
    /// <returns>The literal; null where C# has no default, or none that is a constant: null says no more than that the value may be left out.</returns>
    /// <exception cref="MappingException">The default given is not GraphQL.</exception>
    public static ValueNode? Of(ParameterInfo? parameter, GraphQLType type, DefaultValueAttribute? given, string origin)
    {
        if (given is not null)
        {
            return Parse(given.Syntax, origin);
        }

        if (parameter is not { HasDefaultValue: true, RawDefaultValue: { } value })
        {
            return null;
        }

        var declared = System.Nullable.GetUnderlyingType(parameter.ParameterType) ?? parameter.ParameterType;
        return type.Nullable switch
        {
            EnumType e => Literal(e, Enum.ToObject(declared, value), origin),
            ScalarType s => s.ToLiteral(value),
            _ => null,
        };
    }

    private static EnumValueNode Literal(EnumType type, object value, string origin) => type.ByRuntimeValue.TryGetValue(value, out var found)
        ? new EnumValueNode(found.Name, default)
        : throw new MappingException($"The default {value} is no value of {type.Name}.", origin);

    private static ValueNode Parse(string syntax, string origin)
    {
        try
        {
            return Parser.ParseConstValue(syntax);
        }
        catch (GraphQLSyntaxException exception)
        {
            throw new MappingException($"The default {syntax} is not GraphQL: {exception.Message}", origin);
        }
    }
}
