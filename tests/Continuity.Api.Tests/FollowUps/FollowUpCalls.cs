using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Continuity.Api.Tests.Hosting;
using Continuity.Api.Tests.Merging;

namespace Continuity.Api.Tests.FollowUps;

/// <summary>The commands on follow-ups, as the agent desktop and the customer's app send them.</summary>
internal static class FollowUpCalls
{
    public const string All =
        "id kind state promise channel dueAt settledAt outcome responsible { id name } actingFor { name } escalatedTo { name } settledBy { __typename ... on Agent { name } } "
        + "evidence { id __typename } ticket { id } customer { id } reschedules { from to reason at customerInformed by { __typename } }";

    private const string Payload = "followUp { " + All + " }";

    /// <summary>An agent or supervisor with a name.</summary>
    public static Task<string> NamedAsync(this RunningApi api, string name, string role = "agent") =>
        api.TokenAsync(role, name.ToLowerInvariant(), new() { ["name"] = name });

    public static Task<JsonElement> PromiseAsync(
        this RunningApi api, string token, string ticket, string promise = "We call you.", string kind = "CALLBACK", TimeSpan? within = null, string? key = null) =>
        api.CommandAsync(token, "promiseFollowUp", "PromiseFollowUpInput", Payload, new()
        {
            ["ticketId"] = ticket, ["kind"] = kind, ["promise"] = promise, ["dueAt"] = In(within ?? TimeSpan.FromHours(2)), ["idempotencyKey"] = key,
        });

    public static Task<JsonElement> KeepAsync(this RunningApi api, string token, string followUp, string? evidence = null, string outcome = "All is well.") =>
        api.CommandAsync(token, "keepFollowUp", "KeepFollowUpInput", Payload, new() { ["followUpId"] = followUp, ["outcome"] = outcome, ["evidenceEntryId"] = evidence });

    public static Task<JsonElement> RescheduleAsync(this RunningApi api, string token, string followUp, TimeSpan within, string reason = "I am on the train.") =>
        api.CommandAsync(token, "rescheduleFollowUp", "RescheduleFollowUpInput", Payload, new() { ["followUpId"] = followUp, ["dueAt"] = In(within), ["reason"] = reason });

    public static Task<JsonElement> WaiveAsync(this RunningApi api, string token, string followUp, string reason = "Not needed any more.") =>
        api.CommandAsync(token, "waiveFollowUp", "WaiveFollowUpInput", Payload, new() { ["followUpId"] = followUp, ["reason"] = reason });

    public static Task<JsonElement> ResolveAsync(this RunningApi api, string token, JsonObject input) =>
        api.CommandAsync(token, "resolveTicket", "ResolveTicketInput", "ticket { followUps { kind state dueAt } }", input.With("summary", "Done."));

    /// <summary>Closes a ticket; gives the payload, with what is owed.</summary>
    public static async Task<JsonElement> CloseAsync(this RunningApi api, string token, string ticket) =>
        (await api.AskAsync(
            token,
            "mutation($t: ID!) { closeTicket(input: { ticketId: $t }) { ticket { status } errors { __typename code path ... on ObligationOpenError { followUps { id state } } } } }",
            new() { ["t"] = ticket })).GetProperty("closeTicket");

    /// <summary>The follow-ups of a ticket as a caller sees them.</summary>
    public static async Task<IReadOnlyList<JsonElement>> FollowUpsAsync(this RunningApi api, string token, string ticket, string? state = null) =>
    [
        .. (await api.AskAsync(
            token,
            "query($t: ID!, $s: FollowUpState) { ticket(by: { id: $t }) { followUps(state: $s) { " + All + " } } }",
            new() { ["t"] = ticket, ["s"] = state })).GetProperty("ticket").GetProperty("followUps").EnumerateArray(),
    ];

    /// <summary>Records a call in a session; gives the entry's id.</summary>
    public static async Task<string> CallAsync(this RunningApi api, string token, string session, string visibility = "PUBLIC") =>
        (await api.AskAsync(token, Asking.Record, new()
        {
            ["i"] = new JsonObject
            {
                ["sessionId"] = session,
                ["content"] = new JsonObject { ["call"] = new JsonObject { ["direction"] = "OUTBOUND", ["duration"] = "PT3M", ["summary"] = "She is well." } },
                ["visibility"] = visibility,
                ["idempotencyKey"] = Guid.NewGuid().ToString(),
            },
        })).Text("recordEntry", "entry", "id");

    /// <summary>A time from now, as a request carries it.</summary>
    public static string In(TimeSpan span) => DateTimeOffset.UtcNow.Add(span).ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    /// <summary>The only error of a payload, as its code and path.</summary>
    public static (string Code, string? Path) Refusal(this JsonElement payload)
    {
        var error = Assert.Single(payload.GetProperty("errors").EnumerateArray());
        return (error.Text("code"), error.GetProperty("path").ValueKind == JsonValueKind.Null ? null : string.Join('.', error.GetProperty("path").EnumerateArray().Select(step => step.GetString())));
    }
}
