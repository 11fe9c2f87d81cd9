using System.Text.Json;
using System.Text.Json.Nodes;
using Continuity.Api.Tests.Hosting;

namespace Continuity.Api.Tests.Merging;

/// <summary>The commands on identities and merges, as the agent desktop sends them.</summary>
internal static class MergingCalls
{
    private const string Errors = "errors { __typename code message path ... on IdentityTakenError { customerId } }";
    private const string Merge = "{ id customerId mergedAt undoUntil reason mergedBy { __typename ... on Agent { id } ... on System { name } } }";

    /// <summary>Starts a session as a gateway does; gives the payload.</summary>
    public static Task<JsonElement> ArriveAsync(this RunningApi api, string ingest, string channel, string assurance, params (string Kind, string Value)[] identities)
    {
        var input = Asking.Session(channel, identities);
        foreach (var identity in input["identities"]!.AsArray())
        {
            identity!["assurance"] = assurance;
        }

        return api.StartAsync(ingest, input.With("subject", $"By {channel}"));
    }

    /// <summary>A token of a customer who signed in with an identity.</summary>
    public static Task<string> SignInAsync(this RunningApi api, string kind, string value, string assurance = "VERIFIED") =>
        api.TokenAsync("customer", value, new() { ["identity"] = new JsonObject { ["kind"] = kind, ["value"] = value }, ["assurance"] = assurance });

    public static Task<JsonElement> VerifyAsync(this RunningApi api, string token, string customer, string kind, string value, string method = "a code sent there") =>
        api.CommandAsync(token, "verifyIdentity", "VerifyIdentityInput", $"customer {{ id identities {{ value assurance }} }} merged {Merge}",
            new() { ["customerId"] = customer, ["kind"] = kind, ["value"] = value, ["method"] = method });

    public static Task<JsonElement> UnlinkAsync(this RunningApi api, string token, string customer, string kind, string value, string reason = "It is not theirs.") =>
        api.CommandAsync(token, "unlinkIdentity", "UnlinkIdentityInput", "customer { id identities { value assurance } }",
            new() { ["customerId"] = customer, ["kind"] = kind, ["value"] = value, ["reason"] = reason });

    public static Task<JsonElement> MergeAsync(this RunningApi api, string token, string survivor, string merged, string reason = "She said so.") =>
        api.CommandAsync(token, "mergeCustomers", "MergeCustomersInput", $"customer {{ id mergedCustomers {{ id }} }} merge {Merge}",
            new() { ["survivorId"] = survivor, ["mergedId"] = merged, ["reason"] = reason });

    public static Task<JsonElement> UnmergeAsync(this RunningApi api, string token, string merge, string reason = "They are two.") =>
        api.CommandAsync(token, "unmergeCustomers", "UnmergeCustomersInput", "customer { id } restored { id } stayedSessions { id ticket { id } }",
            new() { ["mergeId"] = merge, ["reason"] = reason });

    public static Task<JsonElement> DismissAsync(this RunningApi api, string token, string suggestion, string reason = "Mother and daughter.") =>
        api.CommandAsync(token, "dismissMergeSuggestion", "DismissMergeSuggestionInput", "customer { id }",
            new() { ["suggestionId"] = suggestion, ["reason"] = reason });

    /// <summary>The whole answer of a preview, errors included.</summary>
    public static Task<JsonElement> PreviewAsync(this RunningApi api, string token, string survivor, string merged) => api.AnswerAsync(
        token,
        "query($s: ID!, $m: ID!) { mergePreview(survivorId: $s, mergedId: $m) { survivor { id } merged { id } identities { value } openTickets { id } warnings } }",
        new() { ["s"] = survivor, ["m"] = merged });

    /// <summary>The suggestions that stand at a customer.</summary>
    public static async Task<IReadOnlyList<JsonElement>> SuggestionsAsync(this RunningApi api, string token, string customer) =>
        [
            .. (await api.AskAsync(
                token,
                "query($id: ID!) { customer(by: { id: $id }) { mergeSuggestions { id why other { id } sharedIdentity { kind value assurance } } } }",
                new() { ["id"] = customer })).GetProperty("customer").GetProperty("mergeSuggestions").EnumerateArray(),
        ];

    /// <summary>A command that must be done; gives the payload.</summary>
    public static JsonElement Done(this JsonElement payload)
    {
        Assert.True(payload.GetProperty("errors").GetArrayLength() == 0, payload.ToString());
        return payload;
    }

    /// <summary>A command that must be refused; gives the refusal.</summary>
    public static JsonElement Refused(this JsonElement payload)
    {
        Assert.Equal(JsonValueKind.Null, payload.GetProperty("customer").ValueKind);
        return Assert.Single(payload.GetProperty("errors").EnumerateArray());
    }

    /// <summary>Sends a command; gives the payload, with the errors of merges.</summary>
    public static async Task<JsonElement> CommandAsync(this RunningApi api, string token, string name, string input, string fields, JsonObject values) =>
        (await api.AskAsync(token, $"mutation($i: {input}!) {{ {name}(input: $i) {{ {fields} {Errors} }} }}", new() { ["i"] = values })).GetProperty(name);
}
