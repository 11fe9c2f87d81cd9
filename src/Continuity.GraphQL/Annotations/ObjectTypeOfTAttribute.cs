using Continuity.GraphQL.ImplementationFirst;

namespace Continuity.GraphQL;

/// <summary>
/// A static class that adds fields to the object type of <typeparamref name="T"/>; its methods take the object by <see cref="ParentAttribute"/>.
/// A field of the same name as one of the type's own, or one that is bound to it by <see cref="BindMemberAttribute"/>, stands in its place.
/// </summary>
/// <typeparam name="T">The C# type of the object.</typeparam>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true)]
public sealed class ObjectTypeAttribute<T> : Attribute, IExtensionAttribute
{
    /// <summary>The C# names of members of <typeparamref name="T"/> that are not part of the schema, where <see cref="GraphQLIgnoreAttribute"/> cannot stand at them.</summary>
    public string[] IgnoreProperties { get; init; } = [];

    Type IExtensionAttribute.Extended => typeof(T);

    IReadOnlyList<string> IExtensionAttribute.IgnoreProperties => IgnoreProperties;
}
