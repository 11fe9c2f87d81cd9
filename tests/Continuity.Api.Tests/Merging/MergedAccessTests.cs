using System.Text.Json;
using System.Text.Json.Nodes;
using Continuity.Api.Tests.Hosting;

namespace Continuity.Api.Tests.Merging;

/// <summary>Of a merged customer each caller sees what is theirs to see at every home, while it is merged and no longer.</summary>
public sealed class MergedAccessTests(SharedApi shared) : IClassFixture<SharedApi>
{
    private const string Thread =
        "query($c: ID!) { customer(by: { id: $c }) { id tickets { nodes { id } } thread { sessions { nodes { id } } openSessions { id } entries(first: 100) { nodes { ... on MessageEntry { text } } } } } }";

    private readonly RunningApi api = shared.Api;

    [Fact]
    public async Task Customer_MergedAndParted_SeesBothThreadsWhileTheyAreOne()
    {
        var (one, other) = (await CustomerAsync("both-s"), await CustomerAsync("both-m"));
        var (survivor, merged) = (await SayAsync(one, "From S"), await SayAsync(other, "From M"));
        await using var store = await MergingStore.OpenAsync(api);
        var merge = await store.MergeAsync(survivor, merged);

        foreach (var (own, id) in new[] { (one, merged), (other, survivor), (other, merged) })
        {
            var seen = await SeenAsync(own, id);
            Assert.Equal(survivor, seen.Text("id"));
            Assert.Equal(["From S", "From M"], Messages(seen));
            Assert.Equal(2, seen.GetProperty("tickets").GetProperty("nodes").GetArrayLength());
            Assert.Equal(2, seen.GetProperty("thread").GetProperty("sessions").GetProperty("nodes").GetArrayLength());
            Assert.Equal(2, seen.GetProperty("thread").GetProperty("openSessions").GetArrayLength());
        }

        await store.UndoAsync(merge);
        Assert.Equal(["From S"], Messages(await SeenAsync(one, survivor)));
        Assert.Equal(["From M"], Messages(await SeenAsync(other, merged)));
        Assert.Equal(JsonValueKind.Null, (await SeenAsync(one, merged)).ValueKind);
        Assert.Equal(JsonValueKind.Null, (await SeenAsync(other, survivor)).ValueKind);
    }

    [Fact]
    public async Task Customer_WhoOnlyClaimsToBeTheMergedOne_SeesNothingThatWasVerifiedAtTheOther()
    {
        var proved = await CustomerAsync("proved");
        var claiming = await api.TokenAsync("customer", "claiming", new() { ["identity"] = IdentityOf("claiming"), ["assurance"] = "CLAIMED" });
        var (survivor, merged) = (await SayAsync(proved, "Secret"), await SayAsync(claiming, "Not secret"));
        await using var store = await MergingStore.OpenAsync(api);
        await store.MergeAsync(survivor, merged);

        var seen = await SeenAsync(claiming, survivor);

        Assert.Equal(["Not secret"], Messages(seen));
        Assert.Single(seen.GetProperty("tickets").GetProperty("nodes").EnumerateArray());
        Assert.Single(seen.GetProperty("thread").GetProperty("sessions").GetProperty("nodes").EnumerateArray());
        Assert.Equal(["Secret", "Not secret"], Messages(await SeenAsync(proved, merged)));
    }

    [Theory]
    [InlineData("ingest")]
    [InlineData("bot")]
    public async Task Channel_OfASessionAtTheMergedHome_IsShownTheCustomerWithinWhatItMaySee(string role)
    {
        var mine = await api.TokenAsync(role, "mine-" + role);
        var others = await api.TokenAsync("ingest", "others");
        var theirs = await api.StartAsync(others, Asking.Session("CHAT", ("EMAIL", $"{role}-s@example.org")));
        var own = await api.StartAsync(mine, Asking.Session("CHAT", ("EMAIL", $"{role}-m@example.org")));
        await api.SayAsync(others, theirs.Text("session", "id"), "Through the other");
        await api.SayAsync(mine, own.Text("session", "id"), "Through me");
        await using var store = await MergingStore.OpenAsync(api);
        var merge = await store.MergeAsync(theirs.Text("customer", "id"), own.Text("customer", "id"));

        var seen = await SeenAsync(mine, theirs.Text("customer", "id"));

        Assert.Equal(role == "ingest" ? ["Through me"] : ["Through the other", "Through me"], Messages(seen));
        Assert.Equal(own.Text("ticket", "id"), seen.GetProperty("tickets").GetProperty("nodes")[0].Text("id"));
        await store.UndoAsync(merge);
        Assert.Equal(JsonValueKind.Null, (await SeenAsync(mine, theirs.Text("customer", "id"))).ValueKind);
        Assert.Equal(["Through me"], Messages(await SeenAsync(mine, own.Text("customer", "id"))));
    }

    private static JsonObject IdentityOf(string name) => new() { ["kind"] = "EMAIL", ["value"] = name + "@example.org" };

    private static IEnumerable<string> Messages(JsonElement customer) => customer.GetProperty("thread").GetProperty("entries").GetProperty("nodes").EnumerateArray()
        .Where(static node => node.TryGetProperty("text", out _)).Select(static node => node.Text("text"));

    private Task<string> CustomerAsync(string name) => api.TokenAsync("customer", name, new() { ["identity"] = IdentityOf(name) });

    private async Task<string> SayAsync(string token, string text)
    {
        var started = await api.StartAsync(token, Asking.Session("SELF_SERVICE"));
        await api.SayAsync(token, started.Text("session", "id"), text);
        return started.Text("customer", "id");
    }

    private async Task<JsonElement> SeenAsync(string token, string customer) =>
        (await api.AskAsync(token, Thread, new() { ["c"] = customer })).GetProperty("customer");
}
