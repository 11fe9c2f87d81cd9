namespace Continuity.GraphQL;

/// <summary>The class's public methods are fields of <c>Mutation</c>. Several classes may carry it.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class MutationTypeAttribute : Attribute;
