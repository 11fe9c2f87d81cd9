using System.Reflection;

namespace Continuity.GraphQL.ImplementationFirst;

/// <summary>The fields of input objects: what the constructor takes, then the properties that can be set.</summary>
internal static class InputMembers
{
    /// <summary>The constructor that makes a value: the public one that takes most properties; null where there is none, as in a plain struct.</summary>
    /// <param name="type">The C# type.</param>
    public static ConstructorInfo? Constructor(Type type)
    {
        var properties = type.GetProperties(BindingFlags.Public | BindingFlags.Instance);
        return type.GetConstructors()
            .Where(c => c.GetParameters().All(p => PropertyOf(p, properties) is not null))
            .MaxBy(c => c.GetParameters().Length);
    }

    /// <summary>The fields of a type.</summary>
    /// <param name="type">The C# type.</param>
    /// <param name="origin">The C# member or parameter that refers to it, for errors.</param>
    /// <exception cref="MappingException">There is no constructor that properties can be given to.</exception>
    public static IReadOnlyList<InputMember> Of(Type type, string origin)
    {
        var constructor = Constructor(type);
        if (constructor is null && !type.IsValueType)
        {
            throw new MappingException(
                $"{Origins.Of(type)} cannot be given by a caller, as no public constructor takes its properties; a service must be registered or marked with [Service].", origin);
        }

        var properties = type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(p => p.GetIndexParameters().Length == 0).ToList();
        var taken = (constructor?.GetParameters() ?? []).Select(parameter => (Parameter: parameter, Property: PropertyOf(parameter, properties)!)).ToList();
        var set = properties.Where(p => p.SetMethod is { IsPublic: true } && taken.TrueForAll(t => t.Property != p));
        return
        [
            .. taken.Select(t => new InputMember(NamingConventions.OfInput(t.Property.Name, t.Property, t.Parameter), t.Property, t.Parameter)),
            .. set.Where(p => !p.IsDefined(typeof(GraphQLIgnoreAttribute))).Select(p => new InputMember(NamingConventions.OfInput(p.Name, p), p, null)),
        ];
    }

    /// <summary>Whether <see cref="IDAttribute"/> stands at the constructor's parameter that a record's property stems from.</summary>
    /// <param name="property">The property.</param>
    public static bool IsIdParameter(PropertyInfo property) =>
        property.DeclaringType!.GetConstructors(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance).SelectMany(c => c.GetParameters())
            .Any(p => p.Name == property.Name && p.ParameterType == property.PropertyType && p.IsDefined(typeof(IDAttribute)));

    private static PropertyInfo? PropertyOf(ParameterInfo parameter, IEnumerable<PropertyInfo> properties) =>
        properties.FirstOrDefault(p => string.Equals(p.Name, parameter.Name, StringComparison.OrdinalIgnoreCase) && p.PropertyType == parameter.ParameterType);
}
