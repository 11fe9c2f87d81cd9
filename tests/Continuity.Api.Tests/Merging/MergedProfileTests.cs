using System.Text.Json;
using System.Text.Json.Nodes;
using Continuity.Api.Tests.Hosting;

namespace Continuity.Api.Tests.Merging;

/// <summary>What is cleared of a customer who was merged is gone by either id, also where only the merged one had it.</summary>
public sealed class MergedProfileTests(SharedApi shared) : IClassFixture<SharedApi>
{
    private const string Known = "preferredName preferences { key value } contactConsent { checkIns recordedBy { __typename } }";
    private readonly RunningApi api = shared.Api;

    [Fact]
    public async Task UpdateCustomer_ThatClearsWhatOnlyTheMergedOneHad_ClearsItUntilTheyArePartedAgain()
    {
        var (ana, gateway) = (await api.TokenAsync("agent", "ana"), await api.TokenAsync("ingest", "gateway"));
        var one = (await api.ArriveAsync(gateway, "PHONE", "CLAIMED", ("PHONE", "+493066670001"))).Text("customer", "id");
        var two = (await api.ArriveAsync(gateway, "EMAIL", "CLAIMED", ("EMAIL", "mp1@example.org"))).Text("customer", "id");
        const string Had = """{"preferredName":"Mimi","preferences":[{"key":"tone","value":"formal"},{"key":"calls","value":"never"}],"contactConsent":{"checkIns":true}}""";
        await UpdateAsync(ana, two, Had);
        var merge = (await api.MergeAsync(ana, one, two)).Done().Text("merge", "id");
        Assert.Equal("Mimi", (await KnownAsync(ana, one)).Text("preferredName"));
        Assert.True((await KnownAsync(ana, one)).GetProperty("contactConsent").GetProperty("checkIns").GetBoolean());

        var cleared = await UpdateAsync(ana, one, """{"preferredName":null,"preferences":[{"key":"tone","value":null}],"contactConsent":{"checkIns":false}}""");

        foreach (var known in new[] { cleared, await KnownAsync(ana, one), await KnownAsync(ana, two) })
        {
            Assert.Equal(JsonValueKind.Null, known.GetProperty("preferredName").ValueKind);
            Assert.Equal("calls", Assert.Single(known.GetProperty("preferences").EnumerateArray()).Text("key"));
            Assert.Equal((false, "Agent"), (known.GetProperty("contactConsent").GetProperty("checkIns").GetBoolean(), known.GetProperty("contactConsent").Text("recordedBy", "__typename")));
        }

        (await api.UnmergeAsync(ana, merge)).Done();
        var (first, second) = (await KnownAsync(ana, one), await KnownAsync(ana, two));
        Assert.Equal((JsonValueKind.Null, 0), (first.GetProperty("preferredName").ValueKind, first.GetProperty("preferences").GetArrayLength()));
        Assert.Equal(("Mimi", 2), (second.Text("preferredName"), second.GetProperty("preferences").GetArrayLength()));
    }

    private async Task<JsonElement> KnownAsync(string token, string id) =>
        (await api.AskAsync(token, $"query($c: ID!) {{ customer(by: {{ id: $c }}) {{ {Known} }} }}", new() { ["c"] = id })).GetProperty("customer");

    private async Task<JsonElement> UpdateAsync(string token, string id, string change) =>
        (await api.CommandAsync(token, "updateCustomer", "UpdateCustomerInput", $"customer {{ {Known} }}", JsonNode.Parse(change)!.AsObject().With("customerId", id)))
            .Done().GetProperty("customer");
}
