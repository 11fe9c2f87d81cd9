using System.Reflection;

namespace Continuity.GraphQL.ImplementationFirst;

/// <summary>A field of an input object.</summary>
/// <param name="Name">Its name in the schema.</param>
/// <param name="Property">The property that holds it.</param>
/// <param name="Parameter">The constructor's parameter that takes it; null where the property is set.</param>
internal sealed record InputMember(string Name, PropertyInfo Property, ParameterInfo? Parameter)
{
    /// <summary>The annotation of the property, or of the parameter: on a record's parameter it stands for the property.</summary>
    /// <typeparam name="TAttribute">The annotation.</typeparam>
    public TAttribute? Get<TAttribute>()
        where TAttribute : Attribute => Property.GetCustomAttribute<TAttribute>() ?? Parameter?.GetCustomAttribute<TAttribute>();

    /// <summary>Whether the property or the parameter has an annotation.</summary>
    /// <typeparam name="TAttribute">The annotation.</typeparam>
    public bool Has<TAttribute>()
        where TAttribute : Attribute => Get<TAttribute>() is not null;
}
