namespace Continuity.GraphQL;

/// <summary>A static class that adds fields to the interface of <typeparamref name="T"/> and to every object type that implements it; its methods take the object by <see cref="ParentAttribute"/>.</summary>
/// <typeparam name="T">The C# interface or base class.</typeparam>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true)]
public sealed class InterfaceTypeAttribute<T> : Attribute;
