using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Continuity.Api.Tests.Hosting;

/// <summary>Asks a running API and reads the answer.</summary>
public static class Asking
{
    public const string Start =
        "mutation($i: StartSessionInput!) { startSession(input: $i) { session { id channel assurance match { customerRule ticketRule explanation } continues { id channel } } "
        + "customer { id } ticket { id number version subject status } entry { id sequence } errors { code message path } } }";

    public const string Record =
        "mutation($i: RecordEntryInput!) { recordEntry(input: $i) { entry { id sequence cursor } errors { code message path } } }";

    /// <summary>The answer's data; fails where it has errors.</summary>
    public static async Task<JsonElement> AskAsync(this RunningApi api, string token, string query, JsonObject? variables = null)
    {
        var answer = await api.AnswerAsync(token, query, variables);
        Assert.False(answer.TryGetProperty("errors", out var errors), errors.ToString());
        return answer.GetProperty("data");
    }

    /// <summary>The whole answer, errors included.</summary>
    public static async Task<JsonElement> AnswerAsync(this RunningApi api, string token, string query, JsonObject? variables = null)
    {
        using var response = await api.PostGraphQLAsync(query, token, variables);
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(response.StatusCode is HttpStatusCode.OK or HttpStatusCode.BadRequest, $"{response.StatusCode}: {text}");
        return JsonDocument.Parse(text).RootElement.Clone();
    }

    /// <summary>Starts a session; fails where it is refused.</summary>
    public static async Task<JsonElement> StartAsync(this RunningApi api, string token, JsonObject input)
    {
        var payload = (await api.AskAsync(token, Start, new() { ["i"] = input.DeepClone() })).GetProperty("startSession");
        Assert.Empty(payload.GetProperty("errors").EnumerateArray());
        return payload;
    }

    /// <summary>Starts a session that must be refused, and gives the refusal.</summary>
    public static async Task<JsonElement> RefusedStartAsync(this RunningApi api, string token, JsonObject input)
    {
        var payload = (await api.AskAsync(token, Start, new() { ["i"] = input.DeepClone() })).GetProperty("startSession");
        Assert.Equal(JsonValueKind.Null, payload.GetProperty("session").ValueKind);
        return Assert.Single(payload.GetProperty("errors").EnumerateArray());
    }

    /// <summary>Writes a message into a session; gives the payload.</summary>
    public static async Task<JsonElement> SayAsync(this RunningApi api, string token, string session, string text, string? key = null) =>
        (await api.AskAsync(token, Record, Message(session, text, key))).GetProperty("recordEntry");

    /// <summary>The variables of <see cref="Record"/> for a message.</summary>
    public static JsonObject Message(string session, string text, string? key = null) => new()
    {
        ["i"] = new JsonObject
        {
            ["sessionId"] = session,
            ["content"] = new JsonObject { ["message"] = new JsonObject { ["text"] = text } },
            ["idempotencyKey"] = key ?? Guid.NewGuid().ToString(),
        },
    };

    /// <summary>The input of a session's start.</summary>
    public static JsonObject Session(string channel, params (string Kind, string Value)[] identities) => new()
    {
        ["channel"] = channel,
        ["identities"] = new JsonArray([.. identities.Select(i => new JsonObject { ["kind"] = i.Kind, ["value"] = i.Value })]),
        ["idempotencyKey"] = Guid.NewGuid().ToString(),
    };

    /// <summary>The same input with more members.</summary>
    public static JsonObject With(this JsonObject input, string name, JsonNode? value)
    {
        input[name] = value;
        return input;
    }

    public static string Text(this JsonElement element, params string[] path) =>
        path.Aggregate(element, (e, name) => e.GetProperty(name)).GetString()!;
}
