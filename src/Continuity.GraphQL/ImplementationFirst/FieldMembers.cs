using System.Reflection;

namespace Continuity.GraphQL.ImplementationFirst;

/// <summary>The members of C# types that are fields.</summary>
internal static class FieldMembers
{
    private const BindingFlags Own = BindingFlags.Public | BindingFlags.DeclaredOnly;
    private static readonly HashSet<string> Plumbing = [nameof(Equals), "<Clone>$", "Deconstruct", "CompareTo", "Dispose", "DisposeAsync", "PrintMembers"];

    /// <summary>The public properties and methods of an object or interface, those of base types first; what stems from <see cref="object"/>, what the compiler adds to a record and what returns nothing are not among them.</summary>
    /// <param name="type">The C# type.</param>
    public static IEnumerable<MemberInfo> OfObject(Type type)
    {
        var result = new OrderedDictionary<string, MemberInfo>();
        foreach (var member in Hierarchy(type).Reverse().SelectMany(level => Of(level, BindingFlags.Instance)).Where(m => m is PropertyInfo || !IsPlumbing((MethodInfo)m)))
        {
            // What overrides or hides a base type's member stands where that stood; overloads stay, for the error that they are.
            var key = member is MethodInfo method ? $"{member.Name}({string.Join(',', method.GetParameters().Select(p => p.ParameterType))})" : member.Name;
            result[key] = member;
        }

        return result.Values;
    }

    /// <summary>The public properties and methods of a class whose members are fields of another type, static ones and those of an instance.</summary>
    /// <param name="type">The class.</param>
    public static IEnumerable<MemberInfo> OfResolvers(Type type) =>
        Of(type, BindingFlags.Static | BindingFlags.Instance).Where(m => !m.IsDefined(typeof(DataLoaderAttribute)) && !Plumbing.Contains(m.Name) && !IsOfObject(m));

    private static IEnumerable<MemberInfo> Of(Type type, BindingFlags kind)
    {
        var properties = type.GetProperties(Own | kind).Where(p => p.GetMethod is { IsPublic: true } && p.GetIndexParameters().Length == 0);
        var methods = type.GetMethods(Own | kind).Where(m => !m.IsSpecialName && !m.IsGenericMethod);
        return properties.Concat<MemberInfo>(methods).Where(m => !m.IsDefined(typeof(GraphQLIgnoreAttribute), inherit: true));
    }

    private static IEnumerable<Type> Hierarchy(Type type)
    {
        for (var level = type; level is not null && level != typeof(object) && level != typeof(ValueType); level = level.BaseType)
        {
            yield return level;
        }

        if (type.IsInterface)
        {
            foreach (var parent in type.GetInterfaces())
            {
                yield return parent;
            }
        }
    }

    private static bool IsPlumbing(MethodInfo method) =>
        Plumbing.Contains(method.Name) || IsOfObject(method) || method.ReturnType == typeof(void) || method.ReturnType == typeof(Task) || method.ReturnType == typeof(ValueTask);

    private static bool IsOfObject(MemberInfo member) => member is MethodInfo method && method.GetBaseDefinition().DeclaringType == typeof(object);
}
