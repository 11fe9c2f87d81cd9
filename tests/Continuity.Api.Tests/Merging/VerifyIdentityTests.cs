using System.Text.Json;
using Continuity.Api.Tests.Hosting;

namespace Continuity.Api.Tests.Merging;

/// <summary>An identity that was proved counts as VERIFIED; one that is another's makes the two one, or suggests it.</summary>
public sealed class VerifyIdentityTests(SharedApi shared) : IClassFixture<SharedApi>
{
    private readonly RunningApi api = shared.Api;

    [Fact]
    public async Task VerifyIdentity_ClaimedFreeAndVerified_IsRaisedLinkedAndLeftAsItIs()
    {
        var (ana, gateway) = await StaffAsync();
        var customer = (await api.ArriveAsync(gateway, "PHONE", "CLAIMED", ("PHONE", "+493011110001"))).Text("customer", "id");

        var raised = (await api.VerifyAsync(ana, customer, "PHONE", "+49 30 1111 0001", "a call back")).Done();
        var linked = (await api.VerifyAsync(gateway, customer, "EMAIL", "v1@example.org")).Done();
        var again = (await api.VerifyAsync(ana, customer, "EMAIL", "v1@example.org")).Done();

        Assert.Equal("VERIFIED", Assert.Single(raised.GetProperty("customer").GetProperty("identities").EnumerateArray()).Text("assurance"));
        Assert.Equal(JsonValueKind.Null, raised.GetProperty("merged").ValueKind);
        Assert.Equal(customer, linked.Text("customer", "id"));
        Assert.Equal(2, again.GetProperty("customer").GetProperty("identities").GetArrayLength());
        Assert.Equal(
            [
                "Linked a phone number, said to be theirs.",
                "Verified a phone number by a call back.",
                "Linked an e-mail address, proved to be theirs.",
                "Verified an e-mail address by a code sent there.",
            ],
            (await ActivitiesAsync(ana, customer)).Where(said => said.StartsWith("Verified", StringComparison.Ordinal) || said.StartsWith("Linked", StringComparison.Ordinal)));
        Assert.Equal(customer, (await api.StartAsync(await api.SignInAsync("EMAIL", "v1@example.org"), Asking.Session("SELF_SERVICE"))).Text("customer", "id"));
    }

    [Fact]
    public async Task VerifyIdentity_ByRole_OnlyAgentsAndChannelsSystems()
    {
        var (ana, gateway) = await StaffAsync();
        var bot = await api.TokenAsync("bot", "verifier");
        var customer = (await api.StartAsync(bot, Asking.Session("CHAT", ("EMAIL", "v2@example.org")))).Text("customer", "id");
        var own = await api.SignInAsync("EMAIL", "v2@example.org", "CLAIMED");

        Assert.Equal("FORBIDDEN", (await api.VerifyAsync(bot, customer, "EMAIL", "v2@example.org")).Refused().Text("code"));
        Assert.Equal("FORBIDDEN", (await api.VerifyAsync(own, customer, "EMAIL", "v2@example.org")).Refused().Text("code"));
        Assert.Equal("NOT_FOUND", (await api.VerifyAsync(await api.TokenAsync("bot", "stranger"), customer, "EMAIL", "v2@example.org")).Refused().Text("code"));
        Assert.Equal("NOT_FOUND", (await api.VerifyAsync(ana, "cus_01m8109f6rv2ve5n368e4nd65c", "EMAIL", "v2@example.org")).Refused().Text("code"));
        Assert.Equal("INVALID", (await api.VerifyAsync(ana, "cus_1", "EMAIL", "v2@example.org")).Refused().Text("code"));
        Assert.Equal("INVALID", (await api.VerifyAsync(gateway, customer, "EMAIL", "unknown")).Refused().Text("code"));
        Assert.Equal("method", (await api.VerifyAsync(gateway, customer, "EMAIL", "v2@example.org", new string('x', 201))).Refused().GetProperty("path")[1].GetString());
        (await api.VerifyAsync(await api.TokenAsync("supervisor", "sue"), customer, "EMAIL", "v2@example.org")).Done();
    }

    [Fact]
    public async Task VerifyIdentity_OfAKindOfWhichTheyHaveAllTheyMay_ExceedsTheLimitAndStaysFree()
    {
        var (ana, gateway) = await StaffAsync();
        var customer = (await api.ArriveAsync(gateway, "SELF_SERVICE", "VERIFIED", ("APP_USER", "v3"))).Text("customer", "id");

        var refused = (await api.VerifyAsync(ana, customer, "APP_USER", "v3-second")).Refused();

        Assert.Equal("LIMIT_EXCEEDED", refused.Text("code"));
        Assert.NotEqual(customer, (await api.ArriveAsync(gateway, "SELF_SERVICE", "VERIFIED", ("APP_USER", "v3-second"))).Text("customer", "id"));
    }

    [Fact]
    public async Task VerifyIdentity_AnothersThatTheyProvedToo_MergesThemIntoTheOneSeenFirst()
    {
        var (ana, gateway) = await StaffAsync();
        var first = await api.ArriveAsync(gateway, "EMAIL", "VERIFIED", ("EMAIL", "v4@example.org"));
        var second = await api.ArriveAsync(gateway, "PHONE", "VERIFIED", ("PHONE", "+493011110004"));
        var (survivor, merged) = (first.Text("customer", "id"), second.Text("customer", "id"));

        var payload = (await api.VerifyAsync(gateway, merged, "EMAIL", "v4@example.org")).Done();
        var again = (await api.VerifyAsync(ana, merged, "EMAIL", "v4@example.org")).Done();

        Assert.Equal((survivor, merged), (payload.Text("customer", "id"), payload.Text("merged", "customerId")));
        Assert.Equal(("System", "continuity"), (payload.Text("merged", "mergedBy", "__typename"), payload.Text("merged", "mergedBy", "name")));
        Assert.Equal(JsonValueKind.Null, again.GetProperty("merged").ValueKind);
        Assert.Equal((survivor, survivor), (await CustomerIdAsync(ana, survivor), await CustomerIdAsync(ana, merged)));
    }

    [Fact]
    public async Task VerifyIdentity_AnothersWhoNeverProvedAny_MergesThemAndRaisesIt()
    {
        var (ana, gateway) = await StaffAsync();
        var survivor = (await api.ArriveAsync(gateway, "CHAT", "CLAIMED", ("EMAIL", "v5@example.org"), ("CHAT_VISITOR", "v5"))).Text("customer", "id");
        var merged = (await api.ArriveAsync(gateway, "SELF_SERVICE", "VERIFIED", ("APP_USER", "v5"))).Text("customer", "id");

        var payload = (await api.VerifyAsync(ana, merged, "EMAIL", "v5@example.org")).Done();

        Assert.Equal((survivor, merged), (payload.Text("customer", "id"), payload.Text("merged", "customerId")));
        Assert.Equal(
            [("v5@example.org", "VERIFIED"), ("v5", "CLAIMED"), ("v5", "VERIFIED")],
            payload.GetProperty("customer").GetProperty("identities").EnumerateArray().Select(i => (i.Text("value"), i.Text("assurance"))));
    }

    [Fact]
    public async Task VerifyIdentity_AnothersByClaimAloneWhoProvedSomethingElse_OpensNothingAndSuggestsIt()
    {
        var (ana, gateway) = await StaffAsync();
        var victim = await api.ArriveAsync(gateway, "SELF_SERVICE", "VERIFIED", ("APP_USER", "v6"));
        await api.StartAsync(await api.TokenAsync("bot", "chat"), Asking.Session("CHAT", ("APP_USER", "v6"), ("EMAIL", "v6@example.org")));
        var other = (await api.ArriveAsync(gateway, "PHONE", "VERIFIED", ("PHONE", "+493011110006"))).Text("customer", "id");

        var refused = (await api.VerifyAsync(ana, other, "EMAIL", "v6@example.org")).Refused();
        var told = (await api.VerifyAsync(gateway, other, "EMAIL", "v6@example.org")).Refused();

        Assert.Equal(("IdentityTakenError", victim.Text("customer", "id")), (refused.Text("__typename"), refused.Text("customerId")));
        Assert.Equal(("SimpleError", "IDENTITY_TAKEN"), (told.Text("__typename"), told.Text("code")));
        var seen = await api.AskAsync(await api.SignInAsync("PHONE", "+493011110006"), $"{{ node(id: \"{victim.Text("session", "id")}\") {{ id }} }}");
        Assert.Equal(JsonValueKind.Null, seen.GetProperty("node").ValueKind);
        Assert.Equal(victim.Text("customer", "id"), Assert.Single(await api.SuggestionsAsync(ana, other)).Text("other", "id"));
    }

    private async Task<(string Ana, string Gateway)> StaffAsync() =>
        (await api.TokenAsync("agent", "ana", new() { ["name"] = "Ana" }), await api.TokenAsync("ingest", "gateway"));

    private async Task<string> CustomerIdAsync(string token, string id) =>
        (await api.AskAsync(token, $"{{ customer(by: {{ id: \"{id}\" }}) {{ id }} }}")).Text("customer", "id");

    private async Task<IReadOnlyList<string>> ActivitiesAsync(string token, string id) =>
        [
            .. (await api.AskAsync(token, $"{{ customer(by: {{ id: \"{id}\" }}) {{ thread {{ entries(last: 100) {{ nodes {{ ... on ActivityEntry {{ summary }} }} }} }} }} }}"))
                .GetProperty("customer").GetProperty("thread").GetProperty("entries").GetProperty("nodes").EnumerateArray()
                .Where(node => node.TryGetProperty("summary", out _)).Select(node => node.Text("summary")),
        ];
}
