using Continuity.GraphQL.Execution;
using Continuity.GraphQL.Language.Syntax;

namespace Continuity.GraphQL.Transport.Streams;

/// <summary>
/// Brings the results of an operation of any kind to a sink. It asks a subscription's source for the next event when the result of the one before
/// has been taken, so there is never more than one result in memory for a subscription, and a source that can wait loses nothing.
/// </summary>
/// <param name="executor">Executes.</param>
internal sealed class ResultPump(GraphQLExecutor executor)
{
    /// <summary>Runs an operation to its end.</summary>
    /// <param name="operation">The operation, prepared for the same request.</param>
    /// <param name="request">The request.</param>
    /// <param name="services">A scope of services for this operation alone; each event is executed in one of its own.</param>
    /// <param name="sink">Takes the results.</param>
    /// <param name="cancellationToken">Cancelled when the operation is to end before.</param>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled; the sink was not told of an end.</exception>
    public async Task RunAsync(
        PreparedOperation operation, GraphQLRequest request, IServiceProvider services, IResultSink sink, CancellationToken cancellationToken)
    {
        if (operation.Kind != OperationType.Subscription)
        {
            using var result = await executor.ExecuteAsync(operation, request, services, cancellationToken);
            await sink.LastAsync(result);
            return;
        }

        var subscription = await executor.SubscribeAsync(operation, request, services, cancellationToken);
        if (subscription.Events is not { } results)
        {
            using var refusal = subscription.Refusal!;
            await sink.LastAsync(refusal);
            return;
        }

        await foreach (var result in results)
        {
            if (result.IsRequestError)
            {
                // The source has failed, which is the last that it says.
                await sink.LastAsync(result);
                return;
            }

            await sink.NextAsync(result);
            cancellationToken.ThrowIfCancellationRequested();
        }

        await sink.CompleteAsync();
    }
}
