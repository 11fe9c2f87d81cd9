using Continuity.GraphQL.Execution.Coercion;

namespace Continuity.GraphQL.Limits.Pricing;

/// <summary>The price of what is asked for of an object, whatever its type turns out to be. What is the same in every request is added up once.</summary>
internal sealed class PricedSelection
{
    private readonly OperationCost constant;
    private readonly List<PricedField>? fields;
    private readonly PricedSelection[] choices;

    /// <summary>Adds up.</summary>
    /// <param name="constant">What is the same in every request.</param>
    /// <param name="fields">The other fields that are asked for in any case; null where there are none.</param>
    /// <param name="choices">What is asked for beside them, of which one applies: the dearest counts.</param>
    public PricedSelection(in OperationCost constant, List<PricedField>? fields, PricedSelection[] choices)
    {
        var isFixed = Array.TrueForAll(choices, static c => c.IsConstant);
        this.constant = isFixed ? constant.Plus(Dearest(choices, VariableValues.None)) : constant;
        this.fields = fields;
        this.choices = isFixed ? [] : choices;
    }

    /// <summary>Whether the price is the same in every request.</summary>
    public bool IsConstant => fields is null && choices.Length == 0;

    /// <summary>The price in a request.</summary>
    /// <param name="variables">The request's variables.</param>
    /// <exception cref="GraphQLException">A field needs exactly one slicing argument, and is not given it.</exception>
    public OperationCost In(VariableValues variables)
    {
        var cost = constant;
        if (fields is not null)
        {
            foreach (var field in fields)
            {
                cost = cost.Plus(field.In(variables));
            }
        }

        return choices.Length == 0 ? cost : cost.Plus(Dearest(choices, variables));
    }

    private static OperationCost Dearest(PricedSelection[] choices, VariableValues variables)
    {
        var dearest = default(OperationCost);
        foreach (var choice in choices)
        {
            dearest = dearest.Or(choice.In(variables));
        }

        return dearest;
    }
}
