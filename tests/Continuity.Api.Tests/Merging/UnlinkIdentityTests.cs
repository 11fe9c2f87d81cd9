using System.Text.Json;
using Continuity.Api.Tests.Hosting;
using Continuity.Api.Tests.Threads;

namespace Continuity.Api.Tests.Merging;

/// <summary>An identity that was unlinked leads nowhere, and opens nothing.</summary>
public sealed class UnlinkIdentityTests(SharedApi shared) : IClassFixture<SharedApi>
{
    private readonly RunningApi api = shared.Api;

    [Fact]
    public async Task UnlinkIdentity_TheirOwn_LeadsNowhereAndTheNextWithItIsSomebodyNew()
    {
        var (ana, gateway) = (await api.TokenAsync("agent", "ana"), await api.TokenAsync("ingest", "gateway"));
        var customer = (await api.ArriveAsync(gateway, "PHONE", "CLAIMED", ("PHONE", "+493022220001"), ("EMAIL", "u1@example.org"))).Text("customer", "id");

        var payload = (await api.UnlinkAsync(ana, customer, "PHONE", "+49 30 22220001", "The number was given to somebody else.")).Done();

        Assert.Equal("u1@example.org", Assert.Single(payload.GetProperty("customer").GetProperty("identities").EnumerateArray()).Text("value"));
        Assert.Equal("Unlinked a phone number: The number was given to somebody else.", (await LatestAsync(ana, customer)).Text("summary"));
        await LeadsNowhereAsync(ana, "PHONE", "+493022220001");
        Assert.NotEqual(customer, (await api.ArriveAsync(gateway, "PHONE", "CLAIMED", ("PHONE", "+493022220001"))).Text("customer", "id"));
        Assert.Equal("NOT_FOUND", (await api.UnlinkAsync(ana, customer, "PHONE", "+493022220001")).Refused().Text("code"));
    }

    [Fact]
    public async Task UnlinkIdentity_ByRole_OnlyAgents()
    {
        var gateway = await api.TokenAsync("ingest", "gateway");
        var bot = await api.TokenAsync("bot", "unlinker");
        var customer = (await api.StartAsync(bot, Asking.Session("CHAT", ("EMAIL", "u2@example.org")))).Text("customer", "id");
        var own = await api.SignInAsync("EMAIL", "u2@example.org");

        Assert.Equal("FORBIDDEN", (await api.UnlinkAsync(bot, customer, "EMAIL", "u2@example.org")).Refused().Text("code"));
        Assert.Equal("FORBIDDEN", (await api.UnlinkAsync(own, customer, "EMAIL", "u2@example.org")).Refused().Text("code"));
        Assert.Equal("NOT_FOUND", (await api.UnlinkAsync(gateway, customer, "EMAIL", "u2@example.org")).Refused().Text("code"));
        Assert.Equal("NOT_FOUND", (await api.UnlinkAsync(await api.TokenAsync("agent", "ana"), "cus_01m8109f6rv2ve5n368e4nd65c", "EMAIL", "u2@example.org")).Refused().Text("code"));
        Assert.Equal("reason", (await api.UnlinkAsync(await api.TokenAsync("agent", "ana"), customer, "EMAIL", "u2@example.org", " ")).Refused().GetProperty("path")[1].GetString());
    }

    [Fact]
    public async Task UnlinkIdentity_OfACustomerWhoIsSignedInAndFollows_ShowsThemNothingMore()
    {
        var (ana, gateway) = (await api.TokenAsync("agent", "ana"), await api.TokenAsync("ingest", "gateway"));
        var started = await api.ArriveAsync(gateway, "SELF_SERVICE", "VERIFIED", ("APP_USER", "u3"), ("EMAIL", "u3@example.org"));
        var (customer, session) = (started.Text("customer", "id"), started.Text("session", "id"));
        var (eva, mallory) = (await api.SignInAsync("APP_USER", "u3"), await api.SignInAsync("EMAIL", "u3@example.org"));
        var cursor = (await api.CursorsAsync(ana, customer)).First;
        using var evas = await api.FollowAsync(eva, customer, cursor);
        using var mallorys = await api.FollowAsync(mallory, customer, cursor);
        await api.SayAsync(gateway, session, "Before");
        Assert.Equal(("Before", "Before"), (await evas.TextAsync(), await mallorys.TextAsync()));

        (await api.UnlinkAsync(ana, customer, "EMAIL", "u3@example.org")).Done();
        await api.SayAsync(gateway, session, "After");

        Assert.Equal("After", await evas.TextAsync());
        var (code, before) = await mallorys.RefusalAsync();
        Assert.Equal("FORBIDDEN", code);
        Assert.DoesNotContain("After", before.Select(entry => entry.ToString()));
        var seen = await api.AskAsync(mallory, $"{{ nodes(ids: [\"{customer}\", \"{session}\", \"{started.Text("ticket", "id")}\"]) {{ id }} }}");
        Assert.All(seen.GetProperty("nodes").EnumerateArray(), node => Assert.Equal(JsonValueKind.Null, node.ValueKind));
        Assert.Equal("NOT_FOUND", (await api.SayAsync(mallory, session, "Me again")).GetProperty("errors")[0].Text("code"));
        Assert.NotEqual(customer, (await api.StartAsync(mallory, Asking.Session("SELF_SERVICE"))).Text("customer", "id"));
    }

    [Fact]
    public async Task UnlinkIdentity_OfAMergedCustomer_IsTakenFromTheHomeThatHasIt()
    {
        var (ana, gateway) = (await api.TokenAsync("agent", "ana"), await api.TokenAsync("ingest", "gateway"));
        var survivor = (await api.ArriveAsync(gateway, "PHONE", "CLAIMED", ("PHONE", "+493022220004"))).Text("customer", "id");
        var merged = (await api.ArriveAsync(gateway, "EMAIL", "VERIFIED", ("EMAIL", "u4@example.org"))).Text("customer", "id");
        (await api.MergeAsync(ana, survivor, merged)).Done();
        var mallory = await api.SignInAsync("EMAIL", "u4@example.org");
        Assert.Equal(survivor, (await api.AskAsync(mallory, $"{{ node(id: \"{survivor}\") {{ id }} }}")).Text("node", "id"));

        var payload = (await api.UnlinkAsync(ana, survivor, "EMAIL", "u4@example.org")).Done();

        Assert.Equal("+493022220004", Assert.Single(payload.GetProperty("customer").GetProperty("identities").EnumerateArray()).Text("value"));
        await LeadsNowhereAsync(ana, "EMAIL", "u4@example.org");
        var seen = await api.AskAsync(mallory, $"{{ nodes(ids: [\"{survivor}\", \"{merged}\"]) {{ id }} }}");
        Assert.All(seen.GetProperty("nodes").EnumerateArray(), node => Assert.Equal(JsonValueKind.Null, node.ValueKind));
    }

    private Task LeadsNowhereAsync(string token, string kind, string value) => Eventually.IsSoAsync(
        async () => (await api.AskAsync(token, $"{{ customer(by: {{ identity: {{ kind: {kind}, value: \"{value}\" }} }}) {{ id }} }}")).GetProperty("customer").ValueKind == JsonValueKind.Null,
        "The identity leads nowhere");

    private async Task<JsonElement> LatestAsync(string token, string id) =>
        (await api.AskAsync(token, $"{{ customer(by: {{ id: \"{id}\" }}) {{ thread {{ entries(last: 1) {{ nodes {{ ... on ActivityEntry {{ summary }} }} }} }} }} }}"))
            .GetProperty("customer").GetProperty("thread").GetProperty("entries").GetProperty("nodes")[0];
}
