using System.Net.Http.Headers;
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
    private const string JsonType = "application/json";
    private readonly Channel channel;
    private readonly GatewayOptions options;
    private readonly StoreTime time;
    private readonly HttpClient http;
    private readonly StandardWebhooksSignature signature;
    private readonly CircuitBreakerStateProvider breaker = new();
    private readonly ResiliencePipeline<GatewayAnswer> pipeline;
    private readonly Lock gate = new();
    private DateTimeOffset? awaySince;

    public Gateway(Channel channel, GatewayOptions options, StoreTime time)
    {
        (this.channel, this.options, this.time, signature) = (channel, options, time, new([options.Key]));
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
        pipeline = GatewayPipeline.Build(options, breaker, time);
    }

    /// <summary>How long one request may take.</summary>
    public TimeSpan AttemptTimeout => options.AttemptTimeout;

    /// <summary>Whether it is not asked because it failed too often.</summary>
    public bool IsBroken => breaker.CircuitState is CircuitState.Open or CircuitState.Isolated;

    /// <summary>Asks it to take something, several times if need be.</summary>
    /// <param name="compose">Composes what it gets anew before each request, or says why it must not be sent any more; throws <see cref="LeaseLostException"/> where this process may not send it.</param>
    /// <param name="cancellationToken">Ends it; the gateway may have taken it all the same.</param>
    /// <returns>What came of it; null where this process may not send it any more.</returns>
    public async Task<DeliveryResult?> AskAsync(Func<CancellationToken, Task<(GatewayRequest? Request, string? Refused)>> compose, CancellationToken cancellationToken)
    {
        var attempts = 0;
        GatewayAnswer answer;
        try
        {
            answer = await pipeline.ExecuteAsync(
                async token =>
                {
                    var (request, refused) = await compose(token);
                    if (request is null)
                    {
                        return new(DeliveryOutcome.Refused, refused, null);
                    }

                    attempts++;
                    return await AskOnceAsync(request.Id, request.ToBody(), token);
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
        catch (TimeoutRejectedException)
        {
            answer = new(DeliveryOutcome.Unavailable, "TIMEOUT", null);
        }
        catch (Exception fault) when (fault is HttpRequestException or IOException)
        {
            answer = new(DeliveryOutcome.Unavailable, ErrorOf(fault), null);
        }

        return new(channel, answer.Outcome, attempts) { Error = answer.Error, RetryAfter = answer.RetryAfter, AwaySince = Note(answer) };
    }

    public void Dispose() => http.Dispose();

    private static string ErrorOf(Exception fault) => fault switch
    {
        HttpRequestException { HttpRequestError: not HttpRequestError.Unknown and var error } => ContractName.Write(error),
        HttpIOException { HttpRequestError: var error } => ContractName.Write(error),
        _ => "CONNECTION_ERROR",
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

    private DateTimeOffset? Note(GatewayAnswer answer)
    {
        lock (gate)
        {
            return awaySince = answer.Outcome == DeliveryOutcome.Unavailable ? awaySince ?? time.GetUtcNow() : null;
        }
    }
}
