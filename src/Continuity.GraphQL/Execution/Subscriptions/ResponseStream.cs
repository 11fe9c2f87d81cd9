using System.Runtime.CompilerServices;
using Continuity.GraphQL.Telemetry;
using Microsoft.Extensions.DependencyInjection;

namespace Continuity.GraphQL.Execution.Subscriptions;

/// <summary>Maps a subscription's events to results: MapSourceToResponseEvent, section 6.2.3.2.</summary>
/// <param name="source">The events.</param>
/// <param name="field">The root field, as <c>Type.field</c>.</param>
/// <param name="services">What each event's own scope of services is made from.</param>
/// <param name="sourceFailed">Makes the error of a source that fails.</param>
/// <param name="costs">What the events cost their caller; null where nobody counts.</param>
/// <param name="execute">Executes the operation for one event.</param>
internal sealed class ResponseStream(
    IAsyncEnumerable<object?> source,
    string field,
    IServiceProvider services,
    Func<Exception, GraphQLError> sourceFailed,
    EventCosts? costs,
    Func<IServiceProvider, object?, CancellationToken, ValueTask<ExecutionResult>> execute)
{
    /// <summary>The results, one an event, until the source ends or fails or an event comes up with an error that ends it.</summary>
    /// <param name="cancellationToken">Cancelled when the subscriber has gone.</param>
    public async IAsyncEnumerable<ExecutionResult> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var watch = SubscriptionWatch.StartIfWanted(field);
        await using var events = new EventCursor(source, cancellationToken);
        while (true)
        {
            GraphQLError? failure = null;
            var hasNext = false;
#pragma warning disable CA1031 // A source may throw anything; the subscriber is told in a last result.
            try
            {
                hasNext = await events.MoveNextAsync();
            }
            catch (Exception exception) when (exception is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
            {
                failure = sourceFailed(exception);
            }
#pragma warning restore CA1031

            watch?.Heard(hasNext, hasFailed: failure is not null);
            if (failure is not null)
            {
                yield return ExecutionResult.Refused([failure]);
            }

            if (!hasNext)
            {
                yield break;
            }

            if (costs is not null)
            {
                await costs.PayAsync(cancellationToken);
            }

            await using var scope = services.CreateAsyncScope();
            using var result = await execute(scope.ServiceProvider, events.Current, cancellationToken);
            if (result.Errors.FirstOrDefault(static e => e.EndsSubscription) is { } interruption)
            {
                yield return ExecutionResult.Refused([interruption]);
                yield break;
            }

            yield return result;
        }
    }
}
