namespace Continuity.GraphQL;

/// <summary>
/// What it costs to ask for this once (<c>@cost</c> of the GraphQL cost specification): to resolve the field, to give the argument, or for each
/// object of the type in the answer. Without it, a field that gives objects, an object and an input object cost 1, and leaves nothing.
/// </summary>
/// <param name="weight">The cost. Below 0, it makes what it stands at cheaper.</param>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Property | AttributeTargets.Parameter | AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Enum)]
public sealed class CostAttribute(double weight) : Attribute
{
    /// <summary>The cost.</summary>
    public double Weight { get; } = weight;
}
