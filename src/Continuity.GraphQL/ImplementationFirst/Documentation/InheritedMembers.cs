using System.Reflection;

namespace Continuity.GraphQL.ImplementationFirst.Documentation;

/// <summary>What a member takes its documentation from where it has none of its own.</summary>
internal static class InheritedMembers
{
    /// <summary>The members that a member overrides or implements, the nearest first; of a type, its base class and interfaces.</summary>
    /// <param name="member">The member.</param>
    public static IEnumerable<MemberInfo> Of(MemberInfo member) => member switch
    {
        Type type => OfType(type),
        MethodInfo method => OfMethod(method),
        PropertyInfo { GetMethod: { } getter } => OfMethod(getter).Select(PropertyOf).OfType<PropertyInfo>(),
        _ => [],
    };

    private static IEnumerable<Type> OfType(Type type)
    {
        var isOfThisSchema = (Type t) => t.Assembly != typeof(object).Assembly;
        return (type.BaseType is { } parent ? type.GetInterfaces().Prepend(parent) : type.GetInterfaces()).Where(isOfThisSchema);
    }

    private static IEnumerable<MethodInfo> OfMethod(MethodInfo method)
    {
        if (method.GetBaseDefinition() is var overridden && overridden.DeclaringType != method.DeclaringType)
        {
            yield return overridden;
        }

        if (method.DeclaringType is not { IsInterface: false } declaring || method.IsStatic)
        {
            yield break;
        }

        foreach (var implemented in declaring.GetInterfaces())
        {
            var map = declaring.GetInterfaceMap(implemented);
            var index = Array.FindIndex(map.TargetMethods, target => target.MetadataToken == method.MetadataToken && target.Module == method.Module);
            if (index >= 0)
            {
                yield return map.InterfaceMethods[index];
            }
        }
    }

    private static PropertyInfo? PropertyOf(MethodInfo getter) =>
        getter.DeclaringType!.GetProperties(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance).FirstOrDefault(p => p.GetMethod == getter);
}
