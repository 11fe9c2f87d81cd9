namespace Continuity.GraphQL;

/// <summary>Exactly one field of the input must be given, and that not null (<c>@oneOf</c>).</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct)]
public sealed class OneOfAttribute : Attribute;
