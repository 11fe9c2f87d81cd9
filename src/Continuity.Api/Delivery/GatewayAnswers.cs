using System.Net;
using System.Text.Json;
using Continuity.Delivery;

namespace Continuity.Api.Delivery;

/// <summary>Reads what gateways answer.</summary>
internal static class GatewayAnswers
{
    private const int LongestBody = 4096;
    private const string DeliveredState = "DELIVERED";

    /// <summary>Reads an answer to its end: what breaks off before has an outcome that nobody knows.</summary>
    /// <param name="response">The answer, of which the body is still to come.</param>
    /// <param name="now">The time.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public static async Task<GatewayAnswer> ReadAsync(HttpResponseMessage response, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var status = (int)response.StatusCode;
        switch (response.StatusCode)
        {
            case >= HttpStatusCode.OK and < HttpStatusCode.MultipleChoices:
                return new(await SaysDeliveredAsync(response, cancellationToken) ? DeliveryOutcome.Delivered : DeliveryOutcome.Sent, null, null);
            case HttpStatusCode.Conflict:
                // It has had this key before.
                return new(DeliveryOutcome.Sent, null, null);
            case HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests:
            case (HttpStatusCode)425:
            case < HttpStatusCode.BadRequest or >= HttpStatusCode.InternalServerError:
                return new(DeliveryOutcome.Unavailable, $"HTTP_{status}", RetryAfter(response, now));
            default:
                return new(DeliveryOutcome.Refused, $"HTTP_{status}", null);
        }
    }

    private static TimeSpan? RetryAfter(HttpResponseMessage response, DateTimeOffset now)
    {
        var asked = response.Headers.RetryAfter is { } header ? header.Delta ?? header.Date - now : null;
        return asked > TimeSpan.Zero ? asked : null;
    }

    private static async Task<bool> SaysDeliveredAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        await using var body = await response.Content.ReadAsStreamAsync(cancellationToken);
        var read = new byte[LongestBody + 1];
        var length = await body.ReadAtLeastAsync(read, read.Length, throwOnEndOfStream: false, cancellationToken);
        if (length is 0 or > LongestBody)
        {
            return false;
        }

        try
        {
            using var json = JsonDocument.Parse(read.AsMemory(0, length));
            return json.RootElement is { ValueKind: JsonValueKind.Object } answer && answer.TryGetProperty("state", out var state) && state.ValueKind == JsonValueKind.String && state.ValueEquals(DeliveredState);
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
