using System.Reflection;

namespace Continuity.GraphQL.ImplementationFirst;

/// <summary>How errors name C# members.</summary>
internal static class Origins
{
    /// <summary>A type by its full name.</summary>
    /// <param name="type">The type.</param>
    public static string Of(Type type)
    {
        if (!type.IsGenericType)
        {
            return type.FullName!.Replace('+', '.');
        }

        var name = type.GetGenericTypeDefinition().FullName!.Replace('+', '.');
        return $"{name[..name.IndexOf('`', StringComparison.Ordinal)]}<{string.Join(", ", type.GenericTypeArguments.Select(Of))}>";
    }

    /// <summary>A member with its type.</summary>
    /// <param name="member">A property, field or method.</param>
    public static string Of(MemberInfo member) => $"{Of(member.DeclaringType!)}.{member.Name}";

    /// <summary>A parameter with its method; one of a constructor with its type.</summary>
    /// <param name="parameter">The parameter.</param>
    public static string Of(ParameterInfo parameter) =>
        parameter.Member is ConstructorInfo ? $"{Of(parameter.Member.DeclaringType!)}.{parameter.Name}" : $"{Of(parameter.Member)}({parameter.Name})";
}
