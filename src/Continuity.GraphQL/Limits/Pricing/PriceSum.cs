using Continuity.GraphQL.Execution.Coercion;

namespace Continuity.GraphQL.Limits.Pricing;

/// <summary>Adds up the prices of fields; those that are the same in every request as numbers.</summary>
internal struct PriceSum
{
    private OperationCost constant;
    private List<PricedField>? changing;

    /// <summary>Adds a price that is the same in every request.</summary>
    /// <param name="cost">The price.</param>
    public void Add(in OperationCost cost) => constant = constant.Plus(cost);

    /// <summary>Adds a field.</summary>
    /// <param name="field">The field.</param>
    public void Add(PricedField field)
    {
        if (field.IsConstant)
        {
            Add(field.In(VariableValues.None));
        }
        else
        {
            (changing ??= []).Add(field);
        }
    }

    /// <summary>The sum.</summary>
    /// <param name="choices">What comes beside, of which one applies.</param>
    public readonly PricedSelection With(PricedSelection[] choices) => new(constant, changing, choices);
}
