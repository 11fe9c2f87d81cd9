using System.Net.Http.Headers;
using System.Threading.RateLimiting;
using Continuity.Api.SignIn;
using Continuity.Api.Webhooks;
using Continuity.Delivery;
using Continuity.Redis.Time;
using Continuity.Threads;
using Polly;
using Polly.CircuitBreaker;
using Polly.Timeout;

namespace Continuity.Api.Delivery;

/// <summary>The gateway of one channel.</summary>
internal sealed class Gateway : IDisposable
{
    /// <summary>How many may wait for their turn: far more than it is asked at a time, and no more than this process easily keeps.</summary>
    public const int MostWaiting = 4_096;

    // As many seconds: as long as it takes to work off a good part of what waits, and not the same for all.
    private const int ShortestBusy = 5;
    private const int LongestBusy = 15;
    private const string JsonType = "application/json";
    private readonly Channel channel;
    private readonly GatewayOptions options;
    private readonly StoreTime time;
    private readonly HttpClient http;
    private readonly StandardWebhooksSignature signature;
    private readonly CircuitBreakerStateProvider breaker = new();
    private readonly ConcurrencyLimiter limiter;
    private readonly ResiliencePipeline<GatewayAnswer> turns;
    private readonly ResiliencePipeline<GatewayAnswer> requests;
    private readonly Lock gate = new();
    private DateTimeOffset? awaySince;

    public Gateway(Channel channel, GatewayOptions options, StoreTime time, int mostWaiting = MostWaiting)
    {
        (this.channel, this.options, this.time, signature) = (channel, options, time, new([options.Key]));
        Room = options.Concurrency + mostWaiting;
        http = new(new SocketsHttpHandler
        {
            AllowAutoRedirect = false,

            // What customers are told goes where the options say, not where the environment does.
            UseProxy = false,
            UseCookies = false,
            PooledConnectionLifetime = TimeSpan.FromMinutes(2),
            ConnectTimeout = options.AttemptTimeout,
        })
        {
            Timeout = Timeout.InfiniteTimeSpan,
        };
        limiter = new(new() { PermitLimit = options.Concurrency, QueueLimit = mostWaiting, QueueProcessingOrder = QueueProcessingOrder.OldestFirst });
        turns = GatewayPipeline.OfTurns(options, time);
        requests = GatewayPipeline.OfRequests(options, breaker, time);
    }

    /// <summary>How long one request may take.</summary>
    public TimeSpan AttemptTimeout => options.AttemptTimeout;

    /// <summary>How much may be on its way to it, or wait for that.</summary>
    public int Room { get; }

    /// <summary>How much waits.</summary>
    public int Waiting => (int)limiter.GetStatistics()!.CurrentQueuedCount;

    /// <summary>Whether it is not asked because it failed too often.</summary>
    public bool IsBroken => breaker.CircuitState is CircuitState.Open or CircuitState.Isolated;

    /// <summary>Asks it to take something, several times if need be.</summary>
    /// <param name="compose">
    /// Composes what it gets before each request, or says why it must not be sent any more; it is told whether time has passed since this was called, so that all must be read anew. Throws
    /// <see cref="LeaseLostException"/> where this process may not send it.
    /// </param>
    /// <param name="cancellationToken">Ends the wait for its turn, and the pauses between two requests; never a request, which has its own time, since the gateway may have taken it.</param>
    /// <returns>What came of it; null where it was left: this process may not send it any more, or could not compose it in time.</returns>
    /// <exception cref="OperationCanceledException">It was ended before it was asked.</exception>
    public async Task<DeliveryResult?> AskAsync(
        Func<bool, CancellationToken, Task<(GatewayRequest? Request, string? Refused)>> compose, CancellationToken cancellationToken)
    {
        using var atOnce = limiter.AttemptAcquire();
        using var permit = atOnce.IsAcquired ? atOnce : await limiter.AcquireAsync(1, cancellationToken);
        return permit.IsAcquired ? await AskInTurnAsync(compose, !atOnce.IsAcquired, cancellationToken) : Busy();
    }

    public void Dispose()
    {
        limiter.Dispose();
        http.Dispose();
    }

    private static string ErrorOf(Exception fault) => fault switch
    {
        HttpRequestException { HttpRequestError: not HttpRequestError.Unknown and var error } => ContractName.Write(error),
        HttpIOException { HttpRequestError: var error } => ContractName.Write(error),
        _ => "CONNECTION_ERROR",
    };

    private async Task<DeliveryResult?> AskInTurnAsync(
        Func<bool, CancellationToken, Task<(GatewayRequest? Request, string? Refused)>> compose, bool hasWaited, CancellationToken cancellationToken)
    {
        var attempts = 0;
        var answer = default(GatewayAnswer);
        try
        {
            await turns.ExecuteAsync(
                async token =>
                {
                    var (request, refused) = await compose(hasWaited, token);
                    hasWaited = true;
                    return answer = request is null ? new(DeliveryOutcome.Refused, refused, null) : await TryAsync(request, () => attempts++);
                },
                cancellationToken);
        }
        catch (LeaseLostException)
        {
            return null;
        }
        catch (BrokenCircuitException fault)
        {
            answer = new(DeliveryOutcome.Unavailable, "CIRCUIT_OPEN", fault.RetryAfter);
        }
        catch (Exception fault) when (fault is TimeoutRejectedException || (fault is OperationCanceledException && answer is not null))
        {
            // The turn has ended between two requests, and what came of the last one holds.
        }

        return answer is null ? null : new(channel, answer.Outcome, attempts)
        {
            Error = answer.Error, RetryAfter = answer.RetryAfter, AwaySince = answer.Outcome == DeliveryOutcome.Unavailable ? Away() : null,
        };
    }

    private async Task<GatewayAnswer> TryAsync(GatewayRequest request, Action asked)
    {
        try
        {
            return Heard(await requests.ExecuteAsync(
                async token =>
                {
                    asked();
                    return await AskOnceAsync(request.Id, request.ToBody(), token);
                },
                CancellationToken.None));
        }
        catch (Exception fault) when (fault is TimeoutRejectedException or OperationCanceledException)
        {
            return new(DeliveryOutcome.Unavailable, "TIMEOUT", null);
        }
        catch (Exception fault) when (fault is HttpRequestException or IOException)
        {
            return new(DeliveryOutcome.Unavailable, ErrorOf(fault), null);
        }
    }

    // It says nothing of the gateway, which may be well.
    private DeliveryResult Busy() => new(channel, DeliveryOutcome.Unavailable, 0)
    {
        Error = SettleDelivery.Busy, RetryAfter = TimeSpan.FromSeconds(ShortestBusy + (Random.Shared.NextDouble() * (LongestBusy - ShortestBusy))),
    };

    private async Task<GatewayAnswer> AskOnceAsync(string id, byte[] body, CancellationToken cancellationToken)
    {
        using var message = new HttpRequestMessage(HttpMethod.Post, options.Url) { Content = new ByteArrayContent(body) };
        message.Content.Headers.ContentType = new MediaTypeHeaderValue(JsonType);
        message.Headers.Add("Idempotency-Key", id);
        signature.Sign(message, id, time.GetUtcNow(), body);
        using var response = await http.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        return await GatewayAnswers.ReadAsync(response, time.GetUtcNow(), cancellationToken);
    }

    private GatewayAnswer Heard(GatewayAnswer answer)
    {
        if (answer.Outcome != DeliveryOutcome.Unavailable)
        {
            lock (gate)
            {
                awaySince = null;
            }
        }

        return answer;
    }

    private DateTimeOffset Away()
    {
        lock (gate)
        {
            return awaySince ??= time.GetUtcNow();
        }
    }
}
