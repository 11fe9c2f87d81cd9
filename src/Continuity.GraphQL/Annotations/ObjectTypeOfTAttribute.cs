namespace Continuity.GraphQL;

/// <summary>A static class that adds fields to the object type of <typeparamref name="T"/>; its methods take the object by <see cref="ParentAttribute"/>.</summary>
/// <typeparam name="T">The C# type of the object.</typeparam>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true)]
public sealed class ObjectTypeAttribute<T> : Attribute;
