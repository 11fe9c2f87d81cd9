using Continuity.Delivery;
using Continuity.Redis.Time;
using Polly;
using Polly.CircuitBreaker;
using Polly.Retry;

namespace Continuity.Api.Delivery;

/// <summary>
/// How a gateway is asked, in the layers of .NET's standard resilience handler, from the outside in: at most so many at a time (<see cref="Gateway"/>), a time in which requests may begin, retries with
/// pauses that grow; and, after what is to be sent was composed, a breaker and a time for each request. So the breaker counts requests alone, and only its own time ends a request.
/// </summary>
internal static class GatewayPipeline
{
    /// <summary>The longest pause within a turn: what a gateway wants to wait longer for waits in the queue.</summary>
    public static readonly TimeSpan LongestDelay = TimeSpan.FromSeconds(5);

    /// <summary>The layers around all the requests of a turn.</summary>
    /// <param name="options">The gateway's options.</param>
    /// <param name="time">The clock.</param>
    public static ResiliencePipeline<GatewayAnswer> OfTurns(GatewayOptions options, StoreTime time)
    {
        var builder = new ResiliencePipelineBuilder<GatewayAnswer> { TimeProvider = time }
            .AddTimeout(options.TotalTimeout);
        if (options.Retries > 0)
        {
            builder.AddRetry(new RetryStrategyOptions<GatewayAnswer>
            {
                MaxRetryAttempts = options.Retries,
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                Delay = options.RetryDelay,
                MaxDelay = LongestDelay,
                ShouldHandle = static args => IsAsync(args.Outcome.Result is { Outcome: DeliveryOutcome.Unavailable } answer && !(answer.RetryAfter > LongestDelay)),
                DelayGenerator = static args => new(args.Outcome.Result?.RetryAfter),
            });
        }

        return builder.Build();
    }

    /// <summary>The layers around each request.</summary>
    /// <param name="options">The gateway's options.</param>
    /// <param name="breaker">Tells whether the breaker is open.</param>
    /// <param name="time">The clock.</param>
    public static ResiliencePipeline<GatewayAnswer> OfRequests(GatewayOptions options, CircuitBreakerStateProvider breaker, StoreTime time) =>
        new ResiliencePipelineBuilder<GatewayAnswer> { TimeProvider = time }
            .AddCircuitBreaker(new CircuitBreakerStrategyOptions<GatewayAnswer>
            {
                FailureRatio = options.BreakAtFailures,
                MinimumThroughput = options.BreakAtLeast,
                SamplingDuration = options.BreakWithin,
                BreakDuration = options.BreakFor,
                StateProvider = breaker,
                ShouldHandle = static args => IsAsync(args.Outcome.Result is null or { Outcome: DeliveryOutcome.Unavailable }),
            })
            .AddTimeout(options.AttemptTimeout)
            .Build();

    private static ValueTask<bool> IsAsync(bool value) => new(value);
}
