namespace Continuity.GraphQL;

/// <summary>The parameter takes the object that the field stands in.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class ParentAttribute : Attribute;
