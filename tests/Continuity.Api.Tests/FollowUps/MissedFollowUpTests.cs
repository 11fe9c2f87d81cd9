using System.Text.Json.Nodes;
using Continuity.Api.Tests.Hosting;
using Continuity.Api.Tests.Merging;

namespace Continuity.Api.Tests.FollowUps;

/// <summary>What becomes of a promise that nobody keeps, in a running API with short times.</summary>
public sealed class MissedFollowUpTests
{
    private static readonly ApiSettings Short = new()
    {
        More = new Dictionary<string, string>
        {
            ["Continuity:FollowUps:RemindBefore"] = "00:00:05",
            ["Continuity:FollowUps:Grace"] = "00:00:05",
        },
    };

    [Fact]
    public async Task Check_ThatNobodyMakes_GoesToTheDeputyAndIsStillOwed()
    {
        await using var api = await RunningApi.StartAsync(Short);
        var (ana, cleo, dora) = (await api.NamedAsync("Ana"), await api.NamedAsync("Cleo"), await api.NamedAsync("Dora"));
        foreach (var token in new[] { cleo, dora })
        {
            await api.AskAsync(token, "{ viewer { roles } }");
        }

        var started = await api.StartAsync(ana, Asking.Session("PHONE"));
        var ticket = started.Text("ticket", "id");
        (await api.CommandAsync(ana, "setAvailability", "SetAvailabilityInput", "agent { id }", new() { ["availability"] = "AWAY", ["deputyId"] = "agt_cleo" })).Done();
        (await api.ResolveAsync(ana, new() { ["ticketId"] = ticket, ["followUpWithin"] = "PT6S" })).Done();
        var covered = Assert.Single(await api.FollowUpsAsync(ana, ticket));
        var id = covered.Text("id");
        Assert.Equal([id], await ObligationsAsync(api, cleo, null));
        Assert.Equal([id], await ObligationsAsync(api, cleo, "agt_ana"));
        Assert.Empty(await ObligationsAsync(api, dora, null));
        Assert.Equal("Cleo", covered.Text("actingFor", "name"));

        await Eventually.IsSoAsync(async () => (await api.FollowUpsAsync(ana, ticket, "MISSED")).Count == 1, "The check is missed");

        var missed = Assert.Single(await api.FollowUpsAsync(ana, ticket));
        Assert.Equal(("Ana", "Cleo"), (missed.Text("responsible", "name"), missed.Text("escalatedTo", "name")));
        Assert.Equal([id], await ObligationsAsync(api, cleo, null));
        Assert.Equal(("OBLIGATION_OPEN", "input.ticketId"), (await api.CloseAsync(cleo, ticket)).Refusal());
        var call = await api.CallAsync(cleo, started.Text("session", "id"));
        Assert.Equal("Cleo", (await api.KeepAsync(cleo, id, call)).Done().Text("followUp", "settledBy", "name"));
        Assert.Equal("CLOSED", (await api.CloseAsync(cleo, ticket)).Text("ticket", "status"));
        var activities = (await api.AskAsync(
            ana, "query($t: ID!) { ticket(by: { id: $t }) { entries(first: 100) { nodes { ... on ActivityEntry { activity } } } } }", new() { ["t"] = ticket })).ToString();
        Assert.All(
            new[] { "FOLLOW_UP_DUE", "FOLLOW_UP_MISSED", "FOLLOW_UP_ESCALATED", "FOLLOW_UP_KEPT" },
            activity => Assert.Equal(1, activities.Split($"\"{activity}\"").Length - 1));
    }

    private static async Task<IEnumerable<string>> ObligationsAsync(RunningApi api, string token, string? agent) =>
        (await api.AskAsync(token, "query($a: ID) { obligations(agentId: $a) { nodes { id } } }", new JsonObject { ["a"] = agent }))
        .GetProperty("obligations").GetProperty("nodes").EnumerateArray().Select(static node => node.Text("id"));
}
