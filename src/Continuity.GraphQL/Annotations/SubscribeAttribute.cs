namespace Continuity.GraphQL;

/// <summary>The method gives a subscription's field from an event; another method gives the events.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SubscribeAttribute : Attribute
{
    /// <summary>The name of the method of the same class that gives the events, an <see cref="IAsyncEnumerable{T}"/>.</summary>
    public required string With { get; init; }
}
