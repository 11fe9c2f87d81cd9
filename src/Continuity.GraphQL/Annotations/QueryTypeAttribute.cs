namespace Continuity.GraphQL;

/// <summary>The class's public methods and properties are fields of <c>Query</c>. Several classes may carry it.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class QueryTypeAttribute : Attribute;
