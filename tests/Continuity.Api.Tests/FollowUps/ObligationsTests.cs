using System.Text.Json;
using System.Text.Json.Nodes;
using Continuity.Api.Tests.Hosting;
using Continuity.Api.Tests.Merging;

namespace Continuity.Api.Tests.FollowUps;

/// <summary>What agents owe, as they and their supervisors ask for it.</summary>
public sealed class ObligationsTests
{
    private const string Query =
        "query($first: Int, $after: String, $agent: ID, $state: FollowUpState) { obligations(first: $first, after: $after, agentId: $agent, state: $state) { "
        + "edges { cursor node { id state dueAt responsible { name } } } pageInfo { hasNextPage endCursor } } }";

    [Fact]
    public async Task Obligations_OfAgents_AreTheirOwnAndForASupervisorEverybodysByWhenTheyAreDue()
    {
        await using var api = await RunningApi.StartAsync();
        var (ana, ben, sue) = (await api.NamedAsync("Ana"), await api.NamedAsync("Ben"), await api.NamedAsync("Sue", "supervisor"));
        var anas = await PromisedAsync(api, ana, 2, 4, 6);
        var bens = await PromisedAsync(api, ben, 1, 5);
        string[] everybodys = [bens[0], anas[0], anas[1], bens[1], anas[2]];

        Assert.Equal(anas, await AllAsync(api, ana));
        Assert.Equal(bens, await AllAsync(api, ben));
        Assert.Equal(everybodys, await AllAsync(api, sue));
        Assert.Equal(bens, await AllAsync(api, sue, "agt_ben"));
        Assert.Equal(bens, await AllAsync(api, ben, "agt_ben"));
        Assert.Empty(await AllAsync(api, sue, "agt_nobody"));

        (await api.KeepAsync(ana, anas[1])).Done();
        Assert.Equal([anas[0], anas[2]], await AllAsync(api, ana));
        Assert.Equal([anas[1]], await AllAsync(api, ana, state: "KEPT"));
        Assert.Equal([.. everybodys.Except([anas[1]])], await AllAsync(api, sue, state: "PENDING"));
    }

    [Fact]
    public async Task Obligations_PageAfterPage_AreAllOnceThoughTheyAreSettledMeanwhile()
    {
        await using var api = await RunningApi.StartAsync();
        var (ana, sue) = (await api.NamedAsync("Ana"), await api.NamedAsync("Sue", "supervisor"));
        var anas = await PromisedAsync(api, ana, 1, 2, 3, 4, 5);

        var first = await PageAsync(api, sue, new() { ["first"] = 2 });
        (await api.KeepAsync(ana, anas[1])).Done();
        var second = await PageAsync(api, sue, new() { ["first"] = 2, ["after"] = first.Text("pageInfo", "endCursor") });
        var third = await PageAsync(api, sue, new() { ["first"] = 2, ["after"] = second.Text("pageInfo", "endCursor") });

        Assert.Equal(anas, Ids(first).Concat(Ids(second)).Concat(Ids(third)));
        Assert.Equal([true, true, false], new[] { first, second, third }.Select(page => page.GetProperty("pageInfo").GetProperty("hasNextPage").GetBoolean()));
        Assert.Equal("INVALID_CURSOR", await RefusedAsync(api, sue, new() { ["after"] = second.Text("pageInfo", "endCursor"), ["agent"] = "agt_ana" }));
    }

    [Fact]
    public async Task Obligations_OfOthersForAnAgentAndAnyForOthers_AreForbidden()
    {
        await using var api = await RunningApi.StartAsync();
        var ana = await api.NamedAsync("Ana");

        Assert.Equal("FORBIDDEN", await RefusedAsync(api, ana, new() { ["agent"] = "agt_ben" }));
        Assert.Equal("INVALID_ID", await RefusedAsync(api, ana, new() { ["agent"] = "ben" }));
        Assert.Equal("INVALID_ARGUMENT", await RefusedAsync(api, ana, new() { ["first"] = 101 }));
        foreach (var token in new[] { await api.TokenAsync("bot", "bo"), await api.TokenAsync("ingest", "gateway"), await api.SignInAsync("EMAIL", "curious@example.org") })
        {
            Assert.Equal("FORBIDDEN", await RefusedAsync(api, token, []));
        }
    }

    private static async Task<string[]> PromisedAsync(RunningApi api, string token, params int[] hours)
    {
        var promised = new List<string>();
        foreach (var within in hours)
        {
            var ticket = (await api.StartAsync(token, Asking.Session("PHONE"))).Text("ticket", "id");
            promised.Add((await api.PromiseAsync(token, ticket, within: TimeSpan.FromHours(within))).Done().Text("followUp", "id"));
        }

        return [.. promised];
    }

    private static async Task<IEnumerable<string>> AllAsync(RunningApi api, string token, string? agent = null, string? state = null) =>
        Ids(await PageAsync(api, token, new() { ["agent"] = agent, ["state"] = state }));

    private static IEnumerable<string> Ids(JsonElement page) => page.GetProperty("edges").EnumerateArray().Select(edge => edge.Text("node", "id"));

    private static async Task<JsonElement> PageAsync(RunningApi api, string token, JsonObject variables) => (await api.AskAsync(token, Query, variables)).GetProperty("obligations");

    private static async Task<string> RefusedAsync(RunningApi api, string token, JsonObject variables) =>
        (await api.AnswerAsync(token, Query, variables)).GetProperty("errors")[0].Text("extensions", "code");
}
