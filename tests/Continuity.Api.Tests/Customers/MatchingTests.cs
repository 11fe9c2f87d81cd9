using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using Continuity.Api.Tests.Hosting;

namespace Continuity.Api.Tests.Customers;

/// <summary>Whose session it is, as `session.match` explains it.</summary>
public sealed class MatchingTests(SharedApi shared) : IClassFixture<SharedApi>
{
    private const string Own = "{ viewer { actor { ... on Customer { id thread { entries { nodes { ... on MessageEntry { text } } } } } } } }";
    private readonly RunningApi api = shared.Api;

    [Fact]
    public async Task StartSession_BothProved_MergesAndSaysSo()
    {
        var first = await StartAsync(("EMAIL", "both@example.org", true));
        var second = await StartAsync(("APP_USER", "both", true));

        var both = await StartAsync(("EMAIL", "both@example.org", true), ("APP_USER", "both", true));
        var later = await StartAsync(("APP_USER", "both", false));

        Assert.Equal("AUTO_MERGED", both.Text("session", "match", "customerRule"));
        Assert.Contains("What was given proved that 2 customers are one person, so they were merged.", Explanation(both), StringComparison.Ordinal);
        Assert.Equal("SINGLE_MATCH", later.Text("session", "match", "customerRule"));
        Assert.NotEqual(first.Text("customer", "id"), second.Text("customer", "id"));

        // The one ticket of all: that which was active last before they were found to be one.
        Assert.Equal([second.Text("ticket", "id")], new[] { both, later }.Select(one => one.Text("ticket", "id")).Distinct());
        await AssertOneAsync(first.Text("customer", "id"), second.Text("customer", "id"));
    }

    [Fact]
    public async Task StartSession_NotBothProved_SuggestsAndSaysSo()
    {
        await StartAsync(("EMAIL", "perhaps@example.org", false));
        var second = await StartAsync(("PHONE", "+49301000901", false));

        var both = await StartAsync(("EMAIL", "perhaps@example.org", false), ("PHONE", "+49301000901", false));
        var again = await StartAsync(("EMAIL", "perhaps@example.org", false), ("PHONE", "+49301000901", false));

        Assert.Equal(("MERGE_SUGGESTED", "MERGE_SUGGESTED"), (both.Text("session", "match", "customerRule"), again.Text("session", "match", "customerRule")));
        Assert.Contains("Another customer may be the same person: merging them was suggested.", Explanation(both), StringComparison.Ordinal);
        Assert.Contains("Another customer may be the same person, as had been suggested before.", Explanation(again), StringComparison.Ordinal);
        Assert.Equal([second.Text("customer", "id")], new[] { both, again }.Select(one => one.Text("customer", "id")).Distinct());
        Assert.DoesNotContain("perhaps", Explanation(both), StringComparison.Ordinal);
    }

    [Fact]
    public async Task StartSession_SharedBrowser_NeitherMergesNorShowsOneWhatIsTheOthers()
    {
        var mia = await StartAsync("Mia's secret", ("CHAT_VISITOR", "shared-browser", false), ("APP_USER", "mia-shared", true));
        var max = await StartAsync("Max's secret", ("CHAT_VISITOR", "shared-browser", false), ("APP_USER", "max-shared", true));
        var miaAgain = await StartAsync("Mia's other secret", ("CHAT_VISITOR", "shared-browser", false), ("APP_USER", "mia-shared", true));
        var maxAgain = await StartAsync("Max's other secret", ("CHAT_VISITOR", "shared-browser", false), ("APP_USER", "max-shared", true));
        await StartAsync("Nobody signed in", ("CHAT_VISITOR", "shared-browser", false));

        Assert.NotEqual(mia.Text("customer", "id"), max.Text("customer", "id"));
        Assert.Equal((mia.Text("customer", "id"), max.Text("customer", "id")), (miaAgain.Text("customer", "id"), maxAgain.Text("customer", "id")));
        Assert.Contains("A chat visitor id was left out of the matching: one person would have more app user ids than they may.", Explanation(max), StringComparison.Ordinal);
        Assert.Equal(("NEW_CUSTOMER", "SINGLE_MATCH"), (max.Text("session", "match", "customerRule"), maxAgain.Text("session", "match", "customerRule")));
        Assert.Equal(["Mia's secret", "Mia's other secret", "Nobody signed in"], await TextsAsync("APP_USER", "mia-shared", "VERIFIED"));
        Assert.Equal(["Max's secret", "Max's other secret"], await TextsAsync("APP_USER", "max-shared", "VERIFIED"));
        Assert.Equal(["Nobody signed in"], await TextsAsync("CHAT_VISITOR", "shared-browser", "CLAIMED"));
    }

    [Fact]
    public async Task StartSession_WhatTellsNobodyApart_IsLeftOutEvenWhereItCannotBeRead()
    {
        var first = await StartAsync(("PHONE", "anonymous", false));
        var second = await StartAsync(("PHONE", "Anonymous", false), ("EXTERNAL", "NULL", true), ("CHAT_VISITOR", "00000000-0000-0000-0000-000000000000", false));

        Assert.NotEqual(first.Text("customer", "id"), second.Text("customer", "id"));
        Assert.Equal(("ANONYMOUS", "ANONYMOUS"), (first.Text("session", "match", "customerRule"), second.Text("session", "assurance")));
        Assert.Contains("A phone number was left out, for it tells nobody apart.", Explanation(first), StringComparison.Ordinal);
        Assert.Empty((await api.AskAsync(await api.TokenAsync("agent", "ana"), $"{{ customer(by: {{ id: \"{second.Text("customer", "id")}\" }}) {{ identities {{ value }} }} }}"))
            .GetProperty("customer").GetProperty("identities").EnumerateArray());
    }

    [Fact]
    public async Task LinkIdentity_WhatTellsNobodyApart_IsInvalid()
    {
        var customer = (await StartAsync(("EMAIL", "linker@example.org", false))).Text("customer", "id");
        var linked = await api.AskAsync(
            await api.TokenAsync("agent", "ana"),
            "mutation($id: ID!) { linkIdentity(input: { customerId: $id, identity: { kind: APP_USER, value: \"Undefined\" } }) { customer { id } errors { code path } } }",
            new() { ["id"] = customer });

        var error = Assert.Single(linked.GetProperty("linkIdentity").GetProperty("errors").EnumerateArray());
        Assert.Equal(("INVALID", "value"), (error.Text("code"), error.GetProperty("path")[2].GetString()));
    }

    [Fact]
    public async Task LinkIdentity_OfSeveralHomes_IsTheSurvivorsAndKnowsWhatTheOthersHave()
    {
        var first = (await StartAsync(("EMAIL", "several@example.org", true))).Text("customer", "id");
        var second = (await StartAsync(("APP_USER", "several", true))).Text("customer", "id");
        await StartAsync(("EMAIL", "several@example.org", true), ("APP_USER", "several", true));

        foreach (var id in new[] { first, second })
        {
            Assert.Equal((first, 0), await LinkAsync(id, "APP_USER", "several"));
            Assert.Equal((first, 0), await LinkAsync(id, "EXTERNAL", "crm-several"));
        }

        Assert.Equal((null, 1), await LinkAsync(second, "APP_USER", "of-somebody-else"));
        Assert.Equal(first, (await StartAsync(("EXTERNAL", "crm-several", false))).Text("customer", "id"));
    }

    [Fact]
    public async Task StartSession_OfACustomerByAnIdentityOfAMergedHome_GoesOnWithTheOneTicket()
    {
        await StartAsync(("EMAIL", "self@example.org", true));
        await StartAsync(("APP_USER", "self", true));
        var both = await StartAsync(("EMAIL", "self@example.org", true), ("APP_USER", "self", true));

        foreach (var (kind, value) in new[] { ("APP_USER", "self"), ("EMAIL", "self@example.org") })
        {
            var token = await api.TokenAsync("customer", "self", new() { ["identity"] = new JsonObject { ["kind"] = kind, ["value"] = value } });
            var started = await api.StartAsync(token, Asking.Session("SELF_SERVICE"));
            Assert.Equal((both.Text("ticket", "id"), "VERIFIED"), (started.Text("ticket", "id"), started.Text("session", "assurance")));
        }
    }

    [Fact]
    public async Task StartSession_MoreOfAKindThanAllowed_LeavesTheRestFree()
    {
        var phones = Enumerable.Range(0, 6).Select(static i => ("PHONE", $"+493030000{i}", false)).ToArray();

        var started = await StartAsync(phones);
        var sixth = await StartAsync(phones[5]);

        Assert.Contains("so 1 more were not linked", Explanation(started), StringComparison.Ordinal);
        Assert.Equal("NEW_CUSTOMER", sixth.Text("session", "match", "customerRule"));
        Assert.Equal(started.Text("customer", "id"), (await StartAsync(phones[4])).Text("customer", "id"));
    }

    [Fact]
    public async Task Token_OfAnIdentityThatTellsNobodyApart_IsNotIssued()
    {
        using var answer = await api.Http.PostAsJsonAsync("/dev/token", new { role = "customer", id = "unknown" }, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task StartSession_RefusedBecauseTheTicketWasClosedMeanwhile_LeavesItsIdentitiesFree()
    {
        var agent = await api.TokenAsync("agent", "ana");
        foreach (var round in Enumerable.Range(0, 30))
        {
            var ticket = (await api.StartAsync(agent, Asking.Session("PHONE", ("PHONE", $"+4930200{round:0000}")))).Text("ticket", "id");
            var start = api.AskAsync(agent, Asking.Start, new() { ["i"] = Asking.Session("PHONE", ("EXTERNAL", $"race-{round}")).With("ticketId", ticket) });
            await api.AskAsync(agent, "mutation($id: ID!) { closeTicket(input: { ticketId: $id }) { errors { code } } }", new() { ["id"] = ticket });

            var isRefused = (await start).GetProperty("startSession").GetProperty("session").ValueKind == JsonValueKind.Null;
            var holder = (await api.AskAsync(agent, $"{{ customer(by: {{ identity: {{ kind: EXTERNAL, value: \"race-{round}\" }} }}) {{ id }} }}")).GetProperty("customer");
            Assert.Equal(isRefused, holder.ValueKind == JsonValueKind.Null);
        }
    }

    private static string Explanation(JsonElement started) => started.Text("session", "match", "explanation");

    private async Task<(string? Customer, int Errors)> LinkAsync(string id, string kind, string value)
    {
        var linked = (await api.AskAsync(
            await api.TokenAsync("agent", "ana"),
            "mutation($id: ID!, $i: IdentityInput!) { linkIdentity(input: { customerId: $id, identity: $i }) { customer { id } errors { code } } }",
            new() { ["id"] = id, ["i"] = new JsonObject { ["kind"] = kind, ["value"] = value } })).GetProperty("linkIdentity");
        return (
            linked.GetProperty("customer") is { ValueKind: JsonValueKind.Object } customer ? customer.Text("id") : null,
            linked.GetProperty("errors").GetArrayLength());
    }

    private Task<JsonElement> StartAsync(params (string Kind, string Value, bool Verified)[] identities) => StartAsync(null, identities);

    private async Task<JsonElement> StartAsync(string? text, params (string Kind, string Value, bool Verified)[] identities)
    {
        var input = Asking.Session("CHAT").With("identities", new JsonArray([.. identities.Select(static i => new JsonObject
        {
            ["kind"] = i.Kind,
            ["value"] = i.Value,
            ["assurance"] = i.Verified ? "VERIFIED" : "CLAIMED",
        })]));
        return await api.StartAsync(
            await api.TokenAsync("ingest", "gateway"), text is null ? input : input.With("entry", new JsonObject { ["message"] = new JsonObject { ["text"] = text } }));
    }

    private async Task<IEnumerable<string>> TextsAsync(string kind, string value, string assurance)
    {
        var token = await api.TokenAsync("customer", value, new() { ["identity"] = new JsonObject { ["kind"] = kind, ["value"] = value }, ["assurance"] = assurance });
        return (await api.AskAsync(token, Own)).GetProperty("viewer").GetProperty("actor").GetProperty("thread").GetProperty("entries").GetProperty("nodes")
            .EnumerateArray().Where(static node => node.TryGetProperty("text", out _)).Select(static node => node.Text("text"));
    }

    private async Task AssertOneAsync(params string[] ids)
    {
        var agent = await api.TokenAsync("agent", "ana");
        var found = new List<string>();
        foreach (var id in ids)
        {
            found.Add((await api.AskAsync(agent, $"{{ customer(by: {{ id: \"{id}\" }}) {{ id }} }}")).Text("customer", "id"));
        }

        Assert.Equal([ids[0]], found.Distinct());
    }
}
