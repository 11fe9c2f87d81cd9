namespace Continuity.GraphQL;

/// <summary>The C# interface or base class is a union of the object types that derive from it.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Interface)]
public sealed class UnionTypeAttribute : Attribute;
