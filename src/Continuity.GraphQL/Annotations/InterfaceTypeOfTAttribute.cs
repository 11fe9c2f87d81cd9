using Continuity.GraphQL.ImplementationFirst;

namespace Continuity.GraphQL;

/// <summary>A static class that adds fields to the interface of <typeparamref name="T"/> and to every object type that implements it; its methods take the object by <see cref="ParentAttribute"/>.</summary>
/// <typeparam name="T">The C# interface or base class, marked with <see cref="InterfaceTypeAttribute"/>.</typeparam>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true)]
public sealed class InterfaceTypeAttribute<T> : Attribute, IExtensionAttribute
{
    /// <summary>The C# names of members of <typeparamref name="T"/> that are not part of the schema, where <see cref="GraphQLIgnoreAttribute"/> cannot stand at them.</summary>
    public string[] IgnoreProperties { get; init; } = [];

    Type IExtensionAttribute.Extended => typeof(T);

    IReadOnlyList<string> IExtensionAttribute.IgnoreProperties => IgnoreProperties;
}
