namespace Continuity.GraphQL;

/// <summary>The parameter of a subscription's field takes the event.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class EventMessageAttribute : Attribute;
