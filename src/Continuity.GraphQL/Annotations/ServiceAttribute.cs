namespace Continuity.GraphQL;

/// <summary>The parameter takes a service, also where its type would pass for an input.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class ServiceAttribute : Attribute;
