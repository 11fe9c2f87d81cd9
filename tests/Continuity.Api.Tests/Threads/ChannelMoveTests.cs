using System.Text.Json;
using Continuity.Api.Tests.Hosting;

namespace Continuity.Api.Tests.Threads;

/// <summary>An agent moves a customer to another channel: both sessions say so.</summary>
public sealed class ChannelMoveTests(SharedApi shared) : IClassFixture<SharedApi>
{
    private const string Entries = "query($s: ID!) { node(id: $s) { ... on Session { state entries(first: 100) { nodes { visibility ... on ActivityEntry { activity summary } } } } } }";
    private readonly RunningApi api = shared.Api;

    [Fact]
    public async Task StartSession_GoingOnFromANamedSession_IsToldInBoth()
    {
        var (agent, chat) = (await api.TokenAsync("agent", "ana"), await StartAsync("mover"));

        var call = await api.StartAsync(
            agent, Asking.Session("PHONE").With("ticketId", chat.Text("ticket", "id")).With("continuesSessionId", chat.Text("session", "id")));

        Assert.Equal(chat.Text("session", "id"), call.Text("session", "continues", "id"));
        Assert.Equal("CLAIMED", call.Text("session", "assurance"));
        var (earlier, state) = await ActivitiesAsync(agent, chat.Text("session", "id"));
        Assert.Contains(("SESSION_MOVED", "Goes on by phone."), earlier);
        Assert.Equal("ACTIVE", state);
        Assert.Contains((await ActivitiesAsync(agent, call.Text("session", "id"))).Told, told => told is { Activity: "SESSION_STARTED" } && told.Summary.Contains("from chat", StringComparison.Ordinal));
    }

    [Fact]
    public async Task StartSession_TicketNamedAlone_IsToldInTheNewOneAlone()
    {
        var (agent, chat) = (await api.TokenAsync("agent", "ana"), await StartAsync("unnamed"));

        await api.StartAsync(agent, Asking.Session("PHONE").With("ticketId", chat.Text("ticket", "id")));

        Assert.DoesNotContain((await ActivitiesAsync(agent, chat.Text("session", "id"))).Told, told => told.Activity == "SESSION_MOVED");
    }

    private async Task<JsonElement> StartAsync(string name) =>
        await api.StartAsync(await api.TokenAsync("ingest", "gateway"), Asking.Session("CHAT", ("EMAIL", $"{name}@example.org")));

    private async Task<(List<(string Activity, string Summary)> Told, string State)> ActivitiesAsync(string token, string session)
    {
        var node = (await api.AskAsync(token, Entries, new() { ["s"] = session })).GetProperty("node");
        return (
            [.. node.GetProperty("entries").GetProperty("nodes").EnumerateArray().Where(e => e.TryGetProperty("activity", out _)).Select(e => (e.Text("activity"), e.Text("summary")))],
            node.Text("state"));
    }
}
