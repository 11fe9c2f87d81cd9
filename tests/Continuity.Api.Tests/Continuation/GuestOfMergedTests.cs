using System.Text.Json;
using System.Text.Json.Nodes;
using Continuity.Api.Nodes;
using Continuity.Api.Tests.Hosting;
using Continuity.Api.Tests.Threads;
using Continuity.Callers;
using Continuity.Redis.Merging;
using Microsoft.Extensions.DependencyInjection;

namespace Continuity.Api.Tests.Continuation;

/// <summary>A guest of a customer who was merged into another: of the whole customer they see what a bot in their session would, and nothing of who is parted from it again.</summary>
public sealed class GuestOfMergedTests(SharedApi shared) : IClassFixture<SharedApi>
{
    private static readonly Caller Ana = new(Role.Agent, "ana");
    private readonly RunningApi api = shared.Api;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Guest_OfACustomerMergedAndSeparatedAgain_SeesOfEachNoMoreThanTheirCodeOpens()
    {
        var (ingest, agent) = (await api.TokenAsync("ingest", "phone"), await api.TokenAsync("agent", "ana"));
        var app = await CustomerAsync("mona");
        var proved = await api.StartAsync(app, Asking.Session("SELF_SERVICE").With("subject", "A secret matter"));
        await api.SayAsync(app, proved.Text("session", "id"), "Secret");
        var claimed = await api.StartAsync(ingest, Asking.Session("CHAT", ("APP_USER", "mona")));
        await api.SayAsync(ingest, claimed.Text("session", "id"), "At the survivor");
        var call = await api.StartAsync(ingest, Asking.Session("PHONE", ("PHONE", "+49 30 5000001")));
        await api.SayAsync(ingest, call.Text("session", "id"), "At the merged one");
        var (survivor, merged) = (proved.Text("customer", "id"), call.Text("customer", "id"));
        var (code, _) = await api.IssueAsync(ingest, call.Text("ticket", "id"));
        var gus = await CustomerAsync("gust");
        await api.StartAsync(gus, Asking.Session("SELF_SERVICE"));
        await using var store = await api.OpenStoreAsync();
        var merges = store.GetRequiredService<CustomerMerges>();
        var merge = await merges.MergeAsync(new(NodeId.Customer(survivor)!.Value, NodeId.Customer(merged)!.Value, "One person"), Ana, Cancelled);
        Assert.Null(merge.Refusal);

        var visit = await api.StartAsync(gus, Codes.With("SELF_SERVICE", code));

        Assert.Equal(call.Text("ticket", "id"), visit.Text("ticket", "id"));
        foreach (var id in new[] { survivor, merged })
        {
            Assert.Equal(["At the survivor", "At the merged one"], await TextsAsync(gus, id));
            Assert.Equal(["Secret", "At the survivor", "At the merged one"], await TextsAsync(agent, id));
        }

        using var stream = await api.FollowAsync(gus, survivor, (await api.CursorsAsync(agent, survivor)).Last);
        await api.SayAsync(app, proved.Text("session", "id"), "Another secret");
        await api.SayAsync(gus, visit.Text("session", "id"), "From the guest");
        Assert.Equal("From the guest", await stream.TextAsync());

        Assert.Null((await merges.UnmergeAsync(new(merge.Value, "Two persons"), Ana, Cancelled)).Refusal);

        Assert.Null(await TextsAsync(gus, survivor));
        Assert.Equal(["At the merged one", "From the guest"], await TextsAsync(gus, merged));
        await api.SayAsync(ingest, claimed.Text("session", "id"), "Not for the guest");
        Assert.Equal("FORBIDDEN", (await stream.RefusalAsync()).Code);
        Assert.Null(await api.EndAsync(gus, visit.Text("session", "id")));
        Assert.Null(await TextsAsync(gus, merged));
    }

    private Task<string> CustomerAsync(string name) =>
        api.TokenAsync("customer", name, new() { ["identity"] = new JsonObject { ["kind"] = "APP_USER", ["value"] = name } });

    private async Task<IReadOnlyList<string>?> TextsAsync(string token, string customer)
    {
        var data = await api.AskAsync(
            token, "query($c: ID!) { customer(by: { id: $c }) { thread { entries(first: 100) { nodes { ... on MessageEntry { text } } } } } }", new() { ["c"] = customer });
        return data.GetProperty("customer") is { ValueKind: JsonValueKind.Object } found
            ? [.. found.GetProperty("thread").GetProperty("entries").GetProperty("nodes").EnumerateArray().Where(static e => e.TryGetProperty("text", out _)).Select(static e => e.Text("text"))]
            : null;
    }
}
