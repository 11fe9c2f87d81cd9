using System.Globalization;
using System.Net;
using Continuity.Redis.Time;
using Continuity.Redis.Webhooks;

namespace Continuity.Api.Webhooks;

/// <summary>Posts events to one endpoint.</summary>
internal sealed class WebhookCourier(WebhookEndpoint endpoint, HttpClient http, StoreTime time) : IDisposable
{
    /// <summary>Posts an event once.</summary>
    /// <param name="one">The event.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <exception cref="OperationCanceledException">The attempt was ended.</exception>
    public async Task<WebhookAnswer> SendAsync(WebhookEvent one, CancellationToken cancellationToken)
    {
        using var timeout = new CancellationTokenSource(endpoint.Options.Timeout, time);
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        using var request = Request(one, time.GetUtcNow());
        try
        {
            // The answer's body says nothing that is of use here, and is not waited for.
            using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, ended.Token);
            return Read(response, time.GetUtcNow());
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new("no answer in time");
        }
        catch (HttpRequestException fault)
        {
            return new(Describe(fault));
        }
    }

    /// <inheritdoc/>
    public void Dispose() => http.Dispose();

    private HttpRequestMessage Request(WebhookEvent one, DateTimeOffset now)
    {
        var (id, body) = (new WebhookEventId(endpoint.Name, one.Entry).ToString(), WebhookPayload.Write(one));
        var request = new HttpRequestMessage(HttpMethod.Post, endpoint.Url) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new(WebhookPayload.MediaType);
        request.Headers.Add("user-agent", "Continuity-Webhooks");
        endpoint.Signature.Sign(request, id, now, body);
        return request;
    }

    private static WebhookAnswer Read(HttpResponseMessage response, DateTimeOffset now) => response.IsSuccessStatusCode
        ? WebhookAnswer.Delivered
        : new(string.Create(CultureInfo.InvariantCulture, $"HTTP {(int)response.StatusCode}"))
        {
            IsGone = response.StatusCode == HttpStatusCode.Gone,
            IsThrottling = response.StatusCode is HttpStatusCode.TooManyRequests or HttpStatusCode.BadGateway or HttpStatusCode.ServiceUnavailable or HttpStatusCode.GatewayTimeout,
            RetryAfter = response.Headers.RetryAfter switch
            {
                { Delta: { } delta } => delta,
                { Date: { } date } when date > now => date - now,
                _ => null,
            },
        };

    private static string Describe(HttpRequestException fault) => fault switch
    {
        { InnerException: AddressRefusedException } => "the name leads to no public address",
        { HttpRequestError: HttpRequestError.NameResolutionError } => "the name is not known",
        { HttpRequestError: HttpRequestError.ConnectionError } => "no connection",
        { HttpRequestError: HttpRequestError.SecureConnectionError } => "no secure connection",
        _ => "the connection broke",
    };
}
