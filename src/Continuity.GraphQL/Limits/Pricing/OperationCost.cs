namespace Continuity.GraphQL.Limits.Pricing;

/// <summary>What an operation, or a part of it, costs at most.</summary>
/// <param name="FieldCost">What its fields cost: the weight of each, as often as it is resolved.</param>
/// <param name="TypeCost">What the objects of the answer cost: the weight of each one's type.</param>
/// <param name="Values">How many values the answer has, leaves and lists included.</param>
internal readonly record struct OperationCost(double FieldCost, double TypeCost, double Values)
{
    /// <summary>Both together.</summary>
    /// <param name="other">What comes beside it.</param>
    public OperationCost Plus(in OperationCost other) => new(FieldCost + other.FieldCost, TypeCost + other.TypeCost, Values + other.Values);

    /// <summary>The greater of both in each part.</summary>
    /// <param name="other">What may come in its place.</param>
    public OperationCost Or(in OperationCost other) =>
        new(Math.Max(FieldCost, other.FieldCost), Math.Max(TypeCost, other.TypeCost), Math.Max(Values, other.Values));
}
