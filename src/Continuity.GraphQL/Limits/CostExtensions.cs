using Continuity.GraphQL.Execution;
using Continuity.GraphQL.Limits.Pricing;

namespace Continuity.GraphQL.Limits;

/// <summary>Tells the price of a request in <c>extensions.cost</c> of its answer.</summary>
internal static class CostExtensions
{
    /// <summary>Tells it.</summary>
    /// <param name="result">The answer.</param>
    /// <param name="limits">The limits that the price was held to.</param>
    /// <param name="cost">The price.</param>
    /// <returns>The same answer.</returns>
    public static ExecutionResult Tell(ExecutionResult result, OperationLimits limits, in OperationCost cost)
    {
        result.Extensions = new Dictionary<string, object?> { ["cost"] = limits.Describe(cost) };
        return result;
    }

    /// <summary>Tells it where the caller has asked for it.</summary>
    /// <param name="result">The answer.</param>
    /// <param name="limits">The limits that the price was held to.</param>
    /// <param name="report">Whether the caller has asked for it.</param>
    /// <param name="cost">The price.</param>
    /// <returns>The same answer.</returns>
    public static ExecutionResult Tell(ExecutionResult result, OperationLimits limits, CostReport report, in OperationCost cost) =>
        report == CostReport.None ? result : Tell(result, limits, cost);

    /// <summary>Tells it when the answer is there.</summary>
    /// <param name="running">The execution.</param>
    /// <param name="limits">The limits that the price was held to.</param>
    /// <param name="cost">The price.</param>
    public static async ValueTask<ExecutionResult> TellAsync(ValueTask<ExecutionResult> running, OperationLimits limits, OperationCost cost) =>
        Tell(await running, limits, cost);
}
