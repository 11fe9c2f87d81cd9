using System.Reflection;

namespace Continuity.GraphQL.ImplementationFirst.Documentation;

/// <summary>The ids under which the compiler writes a member's documentation (C# specification, annex D.4.2).</summary>
internal static class DocumentationId
{
    /// <summary>A type's id.</summary>
    /// <param name="type">The type; of a constructed generic type, its definition's.</param>
    public static string Of(Type type) => "T:" + NameOf(type.IsGenericType ? type.GetGenericTypeDefinition() : type);

    /// <summary>A member's id.</summary>
    /// <param name="member">A property, field, method or constructor; of a constructed generic type, its definition's.</param>
    public static string Of(MemberInfo member)
    {
        var declaring = member.DeclaringType!;
        var name = $"{NameOf(declaring.IsGenericType ? declaring.GetGenericTypeDefinition() : declaring)}.{member.Name.Replace('.', '#')}";
        return member switch
        {
            PropertyInfo => "P:" + name,
            FieldInfo => "F:" + name,
            MethodBase method => $"M:{name}{Arity(method)}{Parameters(method)}",
            _ => throw new ArgumentException("Only properties, fields, methods and constructors have documentation here.", nameof(member)),
        };
    }

    private static string Arity(MethodBase method) => method.IsGenericMethod ? "``" + method.GetGenericArguments().Length : "";

    private static string Parameters(MethodBase method)
    {
        var definition = method.DeclaringType!.IsConstructedGenericType ? method.Module.ResolveMethod(method.MetadataToken)! : method;
        var parameters = definition.GetParameters();
        return parameters.Length == 0 ? "" : $"({string.Join(',', parameters.Select(p => NameOf(p.ParameterType)))})";
    }

    private static string NameOf(Type type)
    {
        if (type.IsGenericParameter)
        {
            return (type.DeclaringMethod is null ? "`" : "``") + type.GenericParameterPosition;
        }

        if (type.IsByRef)
        {
            return NameOf(type.GetElementType()!) + "@";
        }

        if (type.IsArray)
        {
            return NameOf(type.GetElementType()!) + "[]";
        }

        if (type.IsGenericType && !type.IsGenericTypeDefinition)
        {
            var definition = NameOf(type.GetGenericTypeDefinition());
            var arguments = string.Join(',', type.GenericTypeArguments.Select(NameOf));
            return $"{definition[..definition.LastIndexOf('`')]}{{{arguments}}}";
        }

        return type.FullName!.Replace('+', '.');
    }
}
