using Continuity.GraphQL.Execution.Coercion;

namespace Continuity.GraphQL.Limits.Pricing;

/// <summary>The price of one field of an operation, for each time that its object comes up.</summary>
internal sealed class PricedField
{
    // Past every bound that can be set; so no product runs out of numbers.
    private const double Most = 1e15;

    /// <summary>What leaves it out or in.</summary>
    public required PricedCondition[] Conditions { get; init; }

    /// <summary>What it costs to resolve it once, its arguments included.</summary>
    public required double Weight { get; init; }

    /// <summary>The arguments whose input objects have fields that cost something beside.</summary>
    public required PricedInput[] Inputs { get; init; }

    /// <summary>What each of its values costs.</summary>
    public required double TypeWeight { get; init; }

    /// <summary>What each of its values counts among those of the answer.</summary>
    public required double ValueWeight { get; init; }

    /// <summary>How many lists stand in one another: 0 where it gives no list.</summary>
    public required int Lists { get; init; }

    /// <summary>The size of the outermost list; null where it is <see cref="AssumedSize"/>.</summary>
    public required PricedSize? Size { get; init; }

    /// <summary>The size of a list whose size nothing says, and of each list in a list.</summary>
    public required double AssumedSize { get; init; }

    /// <summary>What is asked for of each of its values; null for leaves.</summary>
    public required PricedSelection? Selection { get; init; }

    /// <summary>Whether the price is the same in every request.</summary>
    public bool IsConstant => Conditions.Length == 0 && Inputs.Length == 0 && (Size is null || Size.IsConstant) && (Selection is null || Selection.IsConstant);

    /// <summary>The price in a request.</summary>
    /// <param name="variables">The request's variables.</param>
    /// <exception cref="GraphQLException">A field needs exactly one slicing argument, and is not given it.</exception>
    public OperationCost In(VariableValues variables)
    {
        foreach (var condition in Conditions)
        {
            if (!condition.Holds(variables))
            {
                return default;
            }
        }

        var count = 1.0;
        for (var i = 0; i < Lists; i++)
        {
            count *= i == 0 && Size is not null ? Size.In(variables) : AssumedSize;
        }

        var weight = Weight;
        foreach (var input in Inputs)
        {
            weight += input.In(variables);
        }

        var inner = Selection?.In(variables) ?? default;
        return new(
            Bounded(weight + (count * inner.FieldCost)),
            Bounded(count * (TypeWeight + inner.TypeCost)),
            Bounded((Lists > 0 ? ValueWeight : 0) + (count * (ValueWeight + inner.Values))));
    }

    // Weights below 0 make what they stand at cheaper, but never less than free.
    private static double Bounded(double cost) => Math.Clamp(cost, 0, Most);
}
