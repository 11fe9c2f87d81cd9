using System.Text.Json;
using Continuity.GraphQL.Execution.Coercion;
using Continuity.GraphQL.Execution.Planning;
using Continuity.GraphQL.Limits.Pricing;
using Continuity.GraphQL.Types;
using Continuity.GraphQL.Types.Scalars;

namespace Continuity.GraphQL.Limits;

/// <summary>
/// Holds the requests of one operation to the limits. Made once with the operation's plan; a request then costs it a comparison, and the evaluation of
/// those variables alone that the price depends on.
/// </summary>
internal sealed class OperationLimits
{
    private readonly LimitOptions options;
    private readonly bool takesVariables;
    private readonly VariableLists lists;
    private readonly PricedSelection price;

    /// <summary>Makes the limits of an operation ready.</summary>
    /// <param name="plan">The operation, of a validated document.</param>
    /// <param name="schema">Its schema.</param>
    /// <param name="options">The limits.</param>
    public OperationLimits(OperationPlan plan, Schema schema, LimitOptions options)
    {
        this.options = options;
        takesVariables = plan.Variables.Length > 0;
        lists = new VariableLists(plan.Variables, options.MaxListItems);
        price = new PricePlanner(plan, schema, options.AssumedListSize).Plan();
    }

    /// <summary>Checks what a caller sent for variables, before it is coerced.</summary>
    /// <param name="given">What the caller sent: an object, or undefined or null.</param>
    /// <returns>Why it cannot be taken; null where all is well.</returns>
    public GraphQLError? CheckVariables(JsonElement given)
    {
        if (!takesVariables || given.ValueKind != JsonValueKind.Object)
        {
            return null;
        }

        return JsonUnicode.AreNamesValid(given)
            ? lists.Check(given)
            : new GraphQLError("The variables have a name that is not valid Unicode.").WithCode(VariableCoercion.ErrorCode);
    }

    /// <summary>The price of a request.</summary>
    /// <param name="variables">Its variables.</param>
    /// <exception cref="GraphQLException">A field needs exactly one slicing argument, and is not given it.</exception>
    public OperationCost PriceOf(VariableValues variables) => price.In(variables);

    /// <summary>Holds a price to its bounds.</summary>
    /// <param name="cost">The price.</param>
    /// <returns>What is beyond them; null where all is well.</returns>
    public IReadOnlyList<GraphQLError>? Check(in OperationCost cost)
    {
        if (cost.FieldCost <= options.MaxFieldCost && cost.TypeCost <= options.MaxTypeCost && cost.Values <= options.MaxValues)
        {
            return null;
        }

        var errors = new List<GraphQLError>();
        Add(nameof(options.MaxFieldCost), options.MaxFieldCost, cost.FieldCost, "The operation's fields cost {0}; at most {1} is allowed.");
        Add(nameof(options.MaxTypeCost), options.MaxTypeCost, cost.TypeCost, "The operation's objects cost {0}; at most {1} is allowed.");
        Add(nameof(options.MaxValues), options.MaxValues, cost.Values, "The operation's answer may have {0} values; at most {1} are allowed.");
        return errors;

        void Add(string option, double allowed, double value, string what)
        {
            if (value > allowed)
            {
                errors.Add(LimitError.Of(option, allowed, value, what, null));
            }
        }
    }

    /// <summary>A price with its bounds, as <c>extensions.cost</c> tells it.</summary>
    /// <param name="cost">The price.</param>
    public IReadOnlyDictionary<string, object?> Describe(in OperationCost cost) => new Dictionary<string, object?>
    {
        ["fieldCost"] = Math.Round(cost.FieldCost, 2),
        ["maxFieldCost"] = options.MaxFieldCost,
        ["typeCost"] = Math.Round(cost.TypeCost, 2),
        ["maxTypeCost"] = options.MaxTypeCost,
        ["values"] = Math.Round(cost.Values),
        ["maxValues"] = options.MaxValues,
    };
}
