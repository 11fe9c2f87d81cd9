using System.Diagnostics.Metrics;
using Continuity.GraphQL.Execution;

namespace Continuity.GraphQL.Telemetry;

/// <summary>Observes operations: an activity each, and how long they take. Subscriptions are observed until their stream is open.</summary>
internal static class OperationTelemetry
{
    /// <summary>How long an operation takes.</summary>
    public static readonly Histogram<double> Duration = GraphQLTelemetry.NewDuration("graphql.server.operation.duration", "Duration of GraphQL operations.");

    /// <summary>Whether anybody listens.</summary>
    public static bool IsWanted => GraphQLTelemetry.Source.HasListeners() || Duration.Enabled;

    /// <summary>Executes a query or mutation under observation.</summary>
    /// <param name="operation">The operation.</param>
    /// <param name="options">What is told of it.</param>
    /// <param name="timeProvider">The clock.</param>
    /// <param name="execution">Starts the execution.</param>
    public static async ValueTask<ExecutionResult> ObserveAsync(
        PreparedOperation operation, TelemetryOptions options, TimeProvider timeProvider, Func<ValueTask<ExecutionResult>> execution)
    {
        using var watch = new OperationWatch(operation, options, timeProvider);
        try
        {
            var result = await execution();
            watch.Answered(result);
            return result;
        }
        catch (Exception exception)
        {
            watch.Failed(exception);
            throw;
        }
    }

    /// <summary>Opens a subscription under observation.</summary>
    /// <param name="operation">The operation.</param>
    /// <param name="options">What is told of it.</param>
    /// <param name="timeProvider">The clock.</param>
    /// <param name="opening">Starts the opening.</param>
    public static async ValueTask<SubscriptionResult> ObserveAsync(
        PreparedOperation operation, TelemetryOptions options, TimeProvider timeProvider, Func<ValueTask<SubscriptionResult>> opening)
    {
        using var watch = new OperationWatch(operation, options, timeProvider);
        try
        {
            var result = await opening();
            watch.Answered(result.Refusal);
            return result;
        }
        catch (Exception exception)
        {
            watch.Failed(exception);
            throw;
        }
    }
}
