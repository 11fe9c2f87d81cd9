using Continuity.GraphQL.Telemetry;

namespace Continuity.GraphQL.Execution;

/// <content>What is executed, is executed under observation where anybody listens.</content>
public sealed partial class GraphQLExecutor
{
    /// <summary>Executes a query or mutation that was prepared.</summary>
    /// <param name="operation">The operation, prepared for the same request.</param>
    /// <param name="request">The request.</param>
    /// <param name="services">A scope of services for this execution alone.</param>
    /// <param name="cancellationToken">Cancelled when the caller has gone.</param>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    public ValueTask<ExecutionResult> ExecuteAsync(
        PreparedOperation operation, GraphQLRequest request, IServiceProvider services, CancellationToken cancellationToken) =>
        OperationTelemetry.IsWanted ? ObserveAsync(operation, request, services, cancellationToken) : RunOrRefuseAsync(operation, request, services, cancellationToken);

    /// <summary>Opens the stream of a subscription (section 6.2.3).</summary>
    /// <param name="operation">The subscription, prepared for the same request.</param>
    /// <param name="request">The request. Its memory is in use until the stream has ended.</param>
    /// <param name="services">The services that the stream lives on; each event is executed in a scope of its own.</param>
    /// <param name="cancellationToken">Cancelled when the subscriber has gone.</param>
    public ValueTask<SubscriptionResult> SubscribeAsync(
        PreparedOperation operation, GraphQLRequest request, IServiceProvider services, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(operation);
        return OperationTelemetry.ObserveAsync(operation, options.Telemetry, timeProvider, () => OpenAsync(operation, request, services, cancellationToken));
    }

    // Apart from its caller: what the delegate captures would otherwise be allocated for each request, watched or not.
    private ValueTask<ExecutionResult> ObserveAsync(
        PreparedOperation operation, GraphQLRequest request, IServiceProvider services, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(operation);
        return OperationTelemetry.ObserveAsync(operation, options.Telemetry, timeProvider, () => RunOrRefuseAsync(operation, request, services, cancellationToken));
    }
}
