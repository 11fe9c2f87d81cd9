using System.Text.Json;
using System.Text.Json.Nodes;
using Continuity.Api.Tests.Hosting;

namespace Continuity.Api.Tests.SelfService;

/// <summary>What a self-service app does: steps, and the answers to help that is offered.</summary>
internal static class Helping
{
    public const string Offers = "subscription($s: ID!) { assistanceOffers(sessionId: $s) { id because channels state offeredAt session { id channel } } }";

    private const string Accept =
        "mutation($i: AcceptAssistanceInput!) { acceptAssistance(input: $i) { session { id channel assurance continues { id channel } } customer { id } ticket { id status } errors { __typename code message path } } }";

    private const string Decline = "mutation($i: DeclineAssistanceInput!) { declineAssistance(input: $i) { offer { id state } errors { code path } } }";

    /// <summary>Records a step; gives the payload.</summary>
    public static async Task<JsonElement> StepAsync(this RunningApi api, string token, string session, string step, string outcome, string? key = null, DateTimeOffset? at = null) =>
        (await api.AskAsync(token, Asking.Record, new()
        {
            ["i"] = new JsonObject
            {
                ["sessionId"] = session,
                ["content"] = new JsonObject { ["selfService"] = new JsonObject { ["step"] = step, ["outcome"] = outcome } },
                ["occurredAt"] = at?.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", System.Globalization.CultureInfo.InvariantCulture),
                ["idempotencyKey"] = key ?? Guid.NewGuid().ToString(),
            },
        })).GetProperty("recordEntry");

    /// <summary>The same step fails twice: help is offered.</summary>
    public static async Task<string> StruggleAsync(this RunningApi api, string token, string session, string step = "pay")
    {
        await api.StepAsync(token, session, step, "FAILED");
        await api.StepAsync(token, session, step, "FAILED");
        return (await api.OfferAsync(token, session)).Text("id");
    }

    /// <summary>The session's open offer; null as JSON where there is none.</summary>
    public static async Task<JsonElement> OfferAsync(this RunningApi api, string token, string session) =>
        (await api.AskAsync(token, "query($s: ID!) { node(id: $s) { ... on Session { assistanceOffer { id because channels state } } } }", new() { ["s"] = session })).GetProperty("node").GetProperty("assistanceOffer");

    public static async Task<JsonElement> AcceptAsync(this RunningApi api, string token, string offer, string channel = "CHAT", string? key = null) =>
        (await api.AskAsync(token, Accept, new() { ["i"] = new JsonObject { ["offerId"] = offer, ["channel"] = channel, ["idempotencyKey"] = key ?? Guid.NewGuid().ToString() } })).GetProperty("acceptAssistance");

    public static async Task<JsonElement> DeclineAsync(this RunningApi api, string token, string offer) =>
        (await api.AskAsync(token, Decline, new() { ["i"] = new JsonObject { ["offerId"] = offer } })).GetProperty("declineAssistance");

    public static Task<EventStream> OffersAsync(this RunningApi api, string token, string session) => EventStream.OpenAsync(api, token, Offers, new() { ["s"] = session });

    /// <summary>The next offer; fails where there is an error in its place, or the end.</summary>
    public static async Task<JsonElement> OfferAsync(this EventStream stream)
    {
        var result = await stream.NextAsync() ?? throw new InvalidOperationException("The subscription has ended.");
        Assert.False(result.TryGetProperty("errors", out var errors), errors.ToString());
        return result.GetProperty("data").GetProperty("assistanceOffers");
    }
}
