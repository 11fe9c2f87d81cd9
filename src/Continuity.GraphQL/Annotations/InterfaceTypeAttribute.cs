namespace Continuity.GraphQL;

/// <summary>The C# interface or base class is a GraphQL interface.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Interface)]
public sealed class InterfaceTypeAttribute : Attribute;
