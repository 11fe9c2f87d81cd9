using System.Text.Json;
using System.Text.Json.Nodes;
using Continuity.Api.Tests.Hosting;
using Continuity.Api.Tests.Merging;

namespace Continuity.Api.Tests.Briefs;

/// <summary>The brief and its commands, as the agent desktop and the customer's app send them.</summary>
internal static class BriefCalls
{
    public const string All =
        "asOf headline addressAs language goal restatement { text statedBy { __typename } confirmedAt confirmedBy { __typename } } "
        + "facts { id statement certainty source recordedBy { __typename } dispute { reason raisedBy { __typename } settledAt settledBy { __typename } upheld outcome } } "
        + "attempts { id what outcome by { __typename } } earlierAttempts openQuestions answeredQuestions { question answer answeredBy { __typename } } "
        + "promises { promise state responsible { name } } lastCustomerEntry { __typename id ... on MessageEntry { text } } unansweredSince channelsUsed absence absenceDays "
        + "acknowledgements { by { name } asOf at }";

    /// <summary>Sends one of the commands; gives the payload.</summary>
    /// <param name="api">The API.</param>
    /// <param name="token">Who sends it.</param>
    /// <param name="command">Its name.</param>
    /// <param name="ticket">The ticket.</param>
    /// <param name="values">Its other values.</param>
    public static Task<JsonElement> BriefAsync(this RunningApi api, string token, string command, string ticket, JsonObject? values = null) =>
        api.CommandAsync(token, command, $"{char.ToUpperInvariant(command[0])}{command[1..]}Input", $"ticket {{ brief {{ {All} }} }}", (values ?? []).With("ticketId", ticket));

    public static Task<JsonElement> FactAsync(this RunningApi api, string token, string ticket, string statement, string certainty = "KNOWN", string source = "RECORD") =>
        api.BriefAsync(token, "recordFact", ticket, new() { ["statement"] = statement, ["certainty"] = certainty, ["source"] = source });

    public static Task<JsonElement> DisputeAsync(this RunningApi api, string token, string ticket, string fact, string reason = "The contract says none.") =>
        api.BriefAsync(token, "disputeFact", ticket, new() { ["factId"] = fact, ["reason"] = reason });

    public static Task<JsonElement> SettleAsync(this RunningApi api, string token, string ticket, string fact, bool upheld) =>
        api.BriefAsync(token, "settleDispute", ticket, new() { ["factId"] = fact, ["upheld"] = upheld, ["outcome"] = "The contract is right." });

    /// <summary>The brief of a ticket as a caller sees it.</summary>
    public static async Task<JsonElement> SeenBriefAsync(this RunningApi api, string token, string ticket) =>
        (await api.AskAsync(token, $"query($t: ID!) {{ ticket(by: {{ id: $t }}) {{ brief {{ {All} }} }} }}", new() { ["t"] = ticket })).GetProperty("ticket").GetProperty("brief");
}
