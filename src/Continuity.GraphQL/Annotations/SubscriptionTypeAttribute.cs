namespace Continuity.GraphQL;

/// <summary>The class's public methods are fields of <c>Subscription</c>; each returns an <see cref="IAsyncEnumerable{T}"/>. Several classes may carry it.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class SubscriptionTypeAttribute : Attribute;
