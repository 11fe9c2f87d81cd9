using System.Text.Json;
using System.Text.Json.Nodes;
using Continuity.Api.Tests.Hosting;

namespace Continuity.Api.Tests.Customers;

/// <summary>What is known of a customer, changed and seen over the API.</summary>
public sealed class CustomerChangeTests(SharedApi shared) : IClassFixture<SharedApi>
{
    private const string Known = "name preferredName language timeZone preferences { key value } contactConsent { checkIns channels quietFrom quietUntil } identities { value }";
    private const string Full =
        """{"name":"Eva","preferredName":"Evi","language":"de-CH","timeZone":"Europe/Berlin","preferences":[{"key":"tone","value":"brief"}],"contactConsent":{"checkIns":true,"channels":["EMAIL"],"quietFrom":"22:00","quietUntil":"07:00"}}""";

    private readonly RunningApi api = shared.Api;

    [Theory]
    [InlineData("{}", "{}")]
    [InlineData("""{"name":null}""", """{"name":null}""")]
    [InlineData("""{"preferredName":null,"language":null,"timeZone":null}""", """{"preferredName":null,"language":null,"timeZone":null}""")]
    [InlineData("""{"preferences":null}""", """{"preferences":[]}""")]
    [InlineData("""{"preferences":[]}""", "{}")]
    [InlineData("""{"preferences":[{"key":"tone","value":null},{"key":"call","value":"never"}]}""", """{"preferences":[{"key":"call","value":"never"}]}""")]
    [InlineData("""{"contactConsent":null}""", """{"contactConsent":{"checkIns":false,"channels":[],"quietFrom":null,"quietUntil":null}}""")]
    [InlineData("""{"contactConsent":{}}""", "{}")]
    [InlineData("""{"contactConsent":{"checkIns":null}}""", """{"contactConsent":{"checkIns":false,"channels":["EMAIL"],"quietFrom":"22:00","quietUntil":"07:00"}}""")]
    [InlineData("""{"contactConsent":{"channels":null,"quietFrom":null,"quietUntil":null}}""", """{"contactConsent":{"checkIns":true,"channels":[],"quietFrom":null,"quietUntil":null}}""")]
    public async Task UpdateCustomer_LeftOut_StaysAndNullClears(string change, string expected)
    {
        var agent = await api.TokenAsync("agent", "ana");
        var id = (await api.StartAsync(agent, Asking.Session("PHONE"))).Text("customer", "id");
        await UpdateAsync(agent, id, Full);

        var after = await UpdateAsync(agent, id, change);

        var wanted = JsonNode.Parse(Full)!.AsObject();
        foreach (var (name, value) in JsonNode.Parse(expected)!.AsObject())
        {
            wanted[name] = value?.DeepClone();
        }

        wanted["identities"] = new JsonArray();
        Assert.True(JsonNode.DeepEquals(wanted, JsonNode.Parse(after.GetProperty("customer").GetRawText())), after.ToString());
    }

    [Fact]
    public async Task UpdateCustomer_ConsentByTheCustomerAndByAnAgent_SaysWhoAndWhenAndLeavesAnEntryWithoutValues()
    {
        var (agent, customer) = (await api.TokenAsync("agent", "ana", new() { ["name"] = "Ana" }), await api.TokenAsync("customer", "cara", new() { ["identity"] = new JsonObject { ["kind"] = "APP_USER", ["value"] = "cara" } }));
        var id = (await api.StartAsync(customer, Asking.Session("SELF_SERVICE"))).Text("customer", "id");
        var untouched = await ConsentAsync(agent, id);
        await UpdateAsync(customer, id, """{"contactConsent":{"checkIns":true,"channels":["CHAT"]},"preferences":[{"key":"tone","value":"brief"}]}""");
        var own = await ConsentAsync(agent, id);
        await UpdateAsync(agent, id, """{"contactConsent":{"checkIns":true}}""");
        var same = await ConsentAsync(agent, id);
        await UpdateAsync(agent, id, """{"contactConsent":null,"name":"Cara C."}""");
        var taken = await ConsentAsync(customer, id);

        Assert.Equal(JsonValueKind.Null, untouched.GetProperty("recordedBy").ValueKind);
        Assert.Equal(("Customer", own.ToString()), (own.Text("recordedBy", "__typename"), same.ToString()));
        Assert.Equal(("Agent", false), (taken.Text("recordedBy", "__typename"), taken.GetProperty("checkIns").GetBoolean()));
        Assert.True(taken.GetProperty("recordedAt").GetDateTimeOffset() > own.GetProperty("recordedAt").GetDateTimeOffset());
        const string Entries = "query($c: ID!) { customer(by: { id: $c }) { thread { entries(first: 50) { nodes { author { __typename } ... on ActivityEntry { activity summary } } } } } }";
        foreach (var token in new[] { agent, customer })
        {
            var changes = (await api.AskAsync(token, Entries, new() { ["c"] = id })).GetProperty("customer").GetProperty("thread").GetProperty("entries").GetProperty("nodes").EnumerateArray()
                .Where(static entry => entry.TryGetProperty("activity", out var activity) && activity.GetString() == "PROFILE_UPDATED")
                .Select(static entry => (entry.Text("author", "__typename"), entry.Text("summary")));
            Assert.Equal([("Customer", "Changed: preferences. Consent to be written to given."), ("Agent", "Changed: name. Consent to be written to withdrawn.")], changes);
        }
    }

    [Fact]
    public async Task LinkIdentity_FreeOwnAndTaken_IsLinkedKeptAndRefused()
    {
        var (agent, ingest) = (await api.TokenAsync("agent", "ana"), await api.TokenAsync("ingest", "gateway"));
        var one = (await api.StartAsync(ingest, Asking.Session("CHAT", ("EMAIL", "one@example.org")))).Text("customer", "id");
        var two = (await api.StartAsync(ingest, Asking.Session("CHAT", ("EMAIL", "two@example.org")))).Text("customer", "id");

        var free = await LinkAsync(agent, one, "+49 30 / 901 820");
        var own = await LinkAsync(agent, one, "+4930901820");
        var taken = (await LinkAsync(agent, two, "+49 30 901820")).GetProperty("errors")[0];
        var takenForIngest = (await LinkAsync(ingest, two, "+4930901820")).GetProperty("errors")[0];

        Assert.Equal(["one@example.org", "+4930901820"], free.GetProperty("customer").GetProperty("identities").EnumerateArray().Select(i => i.Text("value")));
        Assert.Equal(2, own.GetProperty("customer").GetProperty("identities").GetArrayLength());
        Assert.Equal(("IdentityTakenError", one), (taken.Text("__typename"), taken.Text("customerId")));
        Assert.Equal(("SimpleError", "IDENTITY_TAKEN"), (takenForIngest.Text("__typename"), takenForIngest.Text("code")));
    }

    [Fact]
    public async Task Commands_OnACustomerWhoIsNotThere_MakeNone()
    {
        var agent = await api.TokenAsync("agent", "ana");
        const string Nobody = "cus_01m8109f6rv2ve5n368e4nd65c";

        Assert.Equal("NOT_FOUND", (await UpdateAsync(agent, Nobody, """{"name":"Ghost"}""")).GetProperty("errors")[0].Text("code"));
        Assert.Equal("NOT_FOUND", (await LinkAsync(agent, Nobody, "+4930555555")).GetProperty("errors")[0].Text("code"));
        Assert.Equal(JsonValueKind.Null, (await api.AskAsync(agent, $"{{ node(id: \"{Nobody}\") {{ id }} }}")).GetProperty("node").ValueKind);
    }

    [Fact]
    public async Task Profile_OfACustomerWhoProvedWhoTheyAre_StaysClosedToWhoOnlyClaimsIt()
    {
        var identity = new JsonObject { ["kind"] = "EMAIL", ["value"] = "proved.change@example.org" };
        var verified = await api.TokenAsync("customer", "proved", new() { ["identity"] = identity.DeepClone() });
        var id = (await api.StartAsync(verified, Asking.Session("SELF_SERVICE"))).Text("customer", "id");
        await UpdateAsync(await api.TokenAsync("agent", "ana"), id, Full);
        var claimed = await api.TokenAsync("customer", "proved", new() { ["identity"] = identity.DeepClone(), ["assurance"] = "CLAIMED" });

        var open = (await api.AskAsync(verified, $"{{ viewer {{ actor {{ ... on Customer {{ {Known} }} }} }} }}")).ToString();
        var closed = (await api.AskAsync(claimed, $"{{ viewer {{ actor {{ ... on Customer {{ {Known} }} }} }} }}")).ToString();
        var refused = (await UpdateAsync(claimed, id, """{"preferredName":"Mallory"}""")).GetProperty("errors")[0];

        Assert.All(["Eva", "Evi", "Berlin", "brief", "22:00"], secret => Assert.Contains(secret, open, StringComparison.Ordinal));
        Assert.All(["Eva", "Evi", "Berlin", "brief", "22:00"], secret => Assert.DoesNotContain(secret, closed, StringComparison.Ordinal));
        Assert.Equal("FORBIDDEN", refused.Text("code"));
    }

    private async Task<JsonElement> ConsentAsync(string token, string id) => (await api.AskAsync(
        token, "query($c: ID!) { customer(by: { id: $c }) { contactConsent { checkIns channels recordedAt recordedBy { __typename } } } }", new() { ["c"] = id }))
        .GetProperty("customer").GetProperty("contactConsent");

    private async Task<JsonElement> UpdateAsync(string token, string id, string change) => (await api.AskAsync(
        token,
        $"mutation($i: UpdateCustomerInput!) {{ updateCustomer(input: $i) {{ customer {{ {Known} }} errors {{ code }} }} }}",
        new() { ["i"] = JsonNode.Parse(change)!.AsObject().With("customerId", id) })).GetProperty("updateCustomer");

    private async Task<JsonElement> LinkAsync(string token, string id, string phone) => (await api.AskAsync(
        token,
        "mutation($id: ID!, $p: String!) { linkIdentity(input: { customerId: $id, identity: { kind: PHONE, value: $p } }) { "
        + "customer { identities { value } } errors { __typename code ... on IdentityTakenError { customerId } } } }",
        new() { ["id"] = id, ["p"] = phone })).GetProperty("linkIdentity");
}
