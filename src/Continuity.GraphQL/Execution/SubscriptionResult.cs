namespace Continuity.GraphQL.Execution;

/// <summary>The answer to a subscription: a stream of results, or why there is none.</summary>
/// <param name="events">The stream.</param>
/// <param name="refusal">Why there is none.</param>
public sealed class SubscriptionResult(IAsyncEnumerable<ExecutionResult>? events, ExecutionResult? refusal)
{
    /// <summary>
    /// One result an event, to be enumerated once; each is good until the next one is asked for. The stream ends with the source's
    /// own end, or, where the source fails or an event has an error that ends it, with a last result that says so. Null where the subscription was refused.
    /// </summary>
    public IAsyncEnumerable<ExecutionResult>? Events { get; } = events;

    /// <summary>Why there is no stream; null where there is one.</summary>
    public ExecutionResult? Refusal { get; } = refusal;
}
