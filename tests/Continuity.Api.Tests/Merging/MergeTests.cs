using System.Text.Json;
using System.Text.Json.Nodes;
using Continuity.Api.Tests.Hosting;
using Continuity.Api.Tests.Threads;

namespace Continuity.Api.Tests.Merging;

/// <summary>Two customers are made one: both ids lead to both, and what went on goes on.</summary>
public sealed class MergeTests(OwnApi shared) : IClassFixture<OwnApi>
{
    private readonly RunningApi api = shared.Api;

    [Fact]
    public async Task MergeCustomers_Two_AreOneByEitherIdWithOneThread()
    {
        var (ana, gateway) = await StaffAsync();
        var one = await api.ArriveAsync(gateway, "PHONE", "CLAIMED", ("PHONE", "+493055550001"));
        var two = await api.ArriveAsync(gateway, "EMAIL", "CLAIMED", ("EMAIL", "m1@example.org"));
        var (survivor, merged) = (one.Text("customer", "id"), two.Text("customer", "id"));

        var payload = (await api.MergeAsync(ana, survivor, merged, "The same address.")).Done();

        var merge = payload.GetProperty("merge");
        Assert.Equal((survivor, merged, "The same address."), (payload.Text("customer", "id"), merge.Text("customerId"), merge.Text("reason")));
        Assert.Equal("mrg_" + merged["cus_".Length..] + "_1", merge.Text("id"));
        Assert.Equal("agt_ana", merge.Text("mergedBy", "id"));
        Assert.Equal(TimeSpan.FromDays(30), merge.GetProperty("undoUntil").GetDateTimeOffset() - merge.GetProperty("mergedAt").GetDateTimeOffset());
        foreach (var id in new[] { survivor, merged })
        {
            var seen = (await api.AskAsync(
                ana,
                "query($id: ID!) { customer(by: { id: $id }) { id identities { value } tickets { nodes { id customer { id } } } mergedCustomers { id customerId } "
                + "thread { channels openSessions { id customer { id } } entries(first: 100) { nodes { id } } } } }",
                new() { ["id"] = id })).GetProperty("customer");
            Assert.Equal(survivor, seen.Text("id"));
            Assert.Equal(["+493055550001", "m1@example.org"], Texts(seen, "identities", "value"));
            Assert.Equal([two.Text("ticket", "id"), one.Text("ticket", "id")], Texts(seen.GetProperty("tickets"), "nodes", "id"));
            Assert.All(seen.GetProperty("tickets").GetProperty("nodes").EnumerateArray(), ticket => Assert.Equal(survivor, ticket.Text("customer", "id")));
            Assert.Equal([merged], Texts(seen, "mergedCustomers", "customerId"));
            Assert.Equal([one.Text("session", "id"), two.Text("session", "id")], Texts(seen.GetProperty("thread"), "openSessions", "id"));
            Assert.Equal(2, Texts(seen.GetProperty("thread").GetProperty("entries"), "nodes", "id").Select(entry => entry.Split('_')[1]).Distinct().Count());
        }
    }

    [Fact]
    public async Task MergeCustomers_ByRole_OnlyAgentsAndSupervisors()
    {
        var (ana, gateway) = await StaffAsync();
        var bot = await api.TokenAsync("bot", "merger");
        var one = (await api.StartAsync(bot, Asking.Session("CHAT", ("EMAIL", "m2@example.org")))).Text("customer", "id");
        var two = (await api.StartAsync(bot, Asking.Session("CHAT", ("EMAIL", "m2-other@example.org")))).Text("customer", "id");
        var eva = await api.SignInAsync("EMAIL", "m2@example.org", "CLAIMED");

        Assert.Equal("FORBIDDEN", (await api.MergeAsync(bot, one, two)).Refused().Text("code"));
        Assert.Equal("NOT_FOUND", (await api.MergeAsync(gateway, one, two)).Refused().Text("code"));
        Assert.Equal("NOT_FOUND", (await api.MergeAsync(eva, two, one)).Refused().Text("code"));
        var merge = (await api.MergeAsync(await api.TokenAsync("supervisor", "sue"), one, two)).Done().Text("merge", "id");
        Assert.Equal("FORBIDDEN", (await api.UnmergeAsync(bot, merge)).Refused().Text("code"));
        Assert.Equal("NOT_FOUND", (await api.UnmergeAsync(gateway, merge)).Refused().Text("code"));
        var told = await api.AskAsync(eva, $"{{ customer(by: {{ id: \"{one}\" }}) {{ id mergedCustomers {{ id }} mergeSuggestions {{ id }} }} }}");
        Assert.Equal($$"""{"id":"{{one}}","mergedCustomers":[],"mergeSuggestions":[]}""", told.GetProperty("customer").GetRawText());
        (await api.UnmergeAsync(ana, merge)).Done();
    }

    [Fact]
    public async Task MergeCustomers_WhatCannotBe_IsRefusedAtItsPlace()
    {
        var (ana, gateway) = await StaffAsync();
        var one = (await api.ArriveAsync(gateway, "PHONE", "CLAIMED", ("PHONE", "+493055550003"))).Text("customer", "id");
        var two = (await api.ArriveAsync(gateway, "EMAIL", "CLAIMED", ("EMAIL", "m3@example.org"))).Text("customer", "id");
        const string Nobody = "cus_01m8109f6rv2ve5n368e4nd65c";

        Assert.Equal(("NOT_FOUND", "survivorId"), Place(await api.MergeAsync(ana, Nobody, one)));
        Assert.Equal(("NOT_FOUND", "mergedId"), Place(await api.MergeAsync(ana, one, Nobody)));
        Assert.Equal(("INVALID", "survivorId"), Place(await api.MergeAsync(ana, "cus_1", one)));
        Assert.Equal(("INVALID", "mergedId"), Place(await api.MergeAsync(ana, one, "tkt_1")));
        Assert.Equal(("INVALID", "mergedId"), Place(await api.MergeAsync(ana, one, one)));
        Assert.Equal(("INVALID", "reason"), Place(await api.MergeAsync(ana, one, two, " ")));
        Assert.Equal(("INVALID", "reason"), Place(await api.MergeAsync(ana, one, two, new string('x', 2001))));
        (await api.MergeAsync(ana, one, two)).Done();
        Assert.Equal(("INVALID", "mergedId"), Place(await api.MergeAsync(ana, one, two)));
        Assert.Equal(("INVALID", "mergedId"), Place(await api.MergeAsync(ana, two, one)));
        Assert.Equal(("NOT_FOUND", "mergeId"), Place(await api.UnmergeAsync(ana, "mrg_01m8109f6rv2ve5n368e4nd65c_1")));
        Assert.Equal(("INVALID", "mergeId"), Place(await api.UnmergeAsync(ana, "mrg_1")));
    }

    [Fact]
    public async Task MergeCustomers_TicketsOfBoth_KeepOwnerHandlerAndQueueAndAreWorkedOnAsBefore()
    {
        var (ana, gateway) = await StaffAsync();
        var ben = await api.TokenAsync("agent", "ben");
        var one = await api.ArriveAsync(gateway, "PHONE", "CLAIMED", ("PHONE", "+493055550004"));
        var two = await api.ArriveAsync(gateway, "EMAIL", "CLAIMED", ("EMAIL", "m4@example.org"));
        var waiting = await api.StartAsync(gateway, Asking.Session("EMAIL", ("EMAIL", "m4@example.org")).With("newTicket", true));
        var (anas, bens, none) = (one.Text("ticket", "id"), two.Text("ticket", "id"), waiting.Text("ticket", "id"));
        await TicketAsync(ana, "claimTicket", "ClaimTicketInput", new() { ["ticketId"] = anas });
        await TicketAsync(ben, "claimTicket", "ClaimTicketInput", new() { ["ticketId"] = bens });
        var before = await WorkAsync(ana, anas, bens, none);

        (await api.MergeAsync(ana, one.Text("customer", "id"), two.Text("customer", "id"))).Done();

        Assert.Equal(before, await WorkAsync(ana, anas, bens, none));
        Assert.Contains(none, await WaitingAsync(ana));
        Assert.Equal(two.Text("ticket", "id"), (await api.AskAsync(ana, "query($n: String!) { ticket(by: { number: $n }) { id } }", new() { ["n"] = two.Text("ticket", "number") })).Text("ticket", "id"));
        await TicketAsync(ana, "claimTicket", "ClaimTicketInput", new() { ["ticketId"] = none });
        Assert.DoesNotContain(none, await WaitingAsync(ana));
        await TicketAsync(ben, "resolveTicket", "ResolveTicketInput", new() { ["ticketId"] = bens, ["summary"] = "Done.", ["followUpWithin"] = null });
        await TicketAsync(ben, "closeTicket", "CloseTicketInput", new() { ["ticketId"] = bens });
    }

    [Fact]
    public async Task MergeCustomers_RunningSessionsCursorsAndFollowersOfTheMerged_GoOn()
    {
        var (ana, gateway) = await StaffAsync();
        var one = await api.ArriveAsync(gateway, "PHONE", "VERIFIED", ("PHONE", "+493055550005"));
        var two = await api.ArriveAsync(gateway, "EMAIL", "VERIFIED", ("EMAIL", "m5@example.org"));
        var (survivor, merged) = (one.Text("customer", "id"), two.Text("customer", "id"));
        var eva = await api.SignInAsync("EMAIL", "m5@example.org");
        var (first, last) = await api.CursorsAsync(ana, merged);
        using var agents = await api.FollowAsync(ana, merged, last);
        using var evas = await api.FollowAsync(eva, merged, first);

        (await api.MergeAsync(ana, survivor, merged)).Done();
        await api.SayAsync(gateway, two.Text("session", "id"), "In the merged one's session");
        await api.SayAsync(gateway, one.Text("session", "id"), "In the survivor's session");

        foreach (var stream in new[] { agents, evas })
        {
            Assert.Equal("In the merged one's session", await stream.TextAsync());
            Assert.Equal("In the survivor's session", await stream.TextAsync());
        }

        var page = await api.AskAsync(
            eva, "query($c: ID!, $a: String) { node(id: $c) { ... on Customer { id thread { entries(after: $a, first: 100) { nodes { ... on MessageEntry { text } } } } } } }",
            new() { ["c"] = merged, ["a"] = last });
        Assert.Equal(survivor, page.Text("node", "id"));
        Assert.Equal(
            ["In the merged one's session", "In the survivor's session"],
            page.GetProperty("node").GetProperty("thread").GetProperty("entries").GetProperty("nodes").EnumerateArray().Where(e => e.TryGetProperty("text", out _)).Select(e => e.Text("text")));
        var ended = await api.AskAsync(gateway, $"mutation {{ endSession(input: {{ sessionId: \"{two.Text("session", "id")}\" }}) {{ session {{ state }} errors {{ code }} }} }}");
        Assert.Equal("ENDED", ended.Text("endSession", "session", "state"));
    }

    [Fact]
    public async Task MergeCustomers_MergedIdUsedInEveryCommand_LeadsToTheCustomer()
    {
        var (ana, gateway) = await StaffAsync();
        var survivor = (await api.ArriveAsync(gateway, "PHONE", "CLAIMED", ("PHONE", "+493055550006"))).Text("customer", "id");
        var merged = (await api.ArriveAsync(gateway, "EMAIL", "CLAIMED", ("EMAIL", "m6@example.org"))).Text("customer", "id");
        var third = (await api.ArriveAsync(gateway, "CHAT", "CLAIMED", ("CHAT_VISITOR", "m6"))).Text("customer", "id");
        (await api.MergeAsync(ana, survivor, merged)).Done();

        Assert.Equal(survivor, (await api.VerifyAsync(ana, merged, "EMAIL", "m6@example.org")).Done().Text("customer", "id"));
        Assert.Equal(survivor, (await api.VerifyAsync(ana, merged, "PHONE", "+493055550006")).Done().Text("customer", "id"));
        var updated = await api.AskAsync(ana, $"mutation {{ updateCustomer(input: {{ customerId: \"{merged}\", name: \"Eva\" }}) {{ customer {{ id name }} errors {{ code }} }} }}");
        Assert.Equal((survivor, "Eva"), (updated.Text("updateCustomer", "customer", "id"), updated.Text("updateCustomer", "customer", "name")));
        var linked = await api.AskAsync(
            ana, $"mutation {{ linkIdentity(input: {{ customerId: \"{merged}\", identity: {{ kind: EXTERNAL, value: \"crm-6\" }} }}) {{ customer {{ id identities {{ value }} }} errors {{ code }} }} }}");
        Assert.Equal(survivor, linked.Text("linkIdentity", "customer", "id"));
        Assert.Contains("crm-6", Texts(linked.GetProperty("linkIdentity").GetProperty("customer"), "identities", "value"));
        Assert.Equal(survivor, (await api.UnlinkAsync(ana, merged, "EXTERNAL", "crm-6")).Done().Text("customer", "id"));
        var opened = await api.AskAsync(ana, $"mutation {{ openTicket(input: {{ customerId: \"{merged}\", subject: \"More\", channel: PHONE }}) {{ ticket {{ customer {{ id }} }} errors {{ code }} }} }}");
        Assert.Equal(survivor, opened.Text("openTicket", "ticket", "customer", "id"));
        Assert.Equal(survivor, (await api.MergeAsync(ana, merged, third)).Done().Text("customer", "id"));
        var chain = (await api.AskAsync(ana, $"{{ customer(by: {{ id: \"{third}\" }}) {{ id mergedCustomers {{ customerId }} }} }}")).GetProperty("customer");
        Assert.Equal((survivor, $"{merged} {third}"), (chain.Text("id"), string.Join(' ', Texts(chain, "mergedCustomers", "customerId"))));
    }

    private static IReadOnlyList<string> Texts(JsonElement parent, string list, string field) =>
        [.. parent.GetProperty(list).EnumerateArray().Select(item => item.Text(field))];

    private static (string Code, string Field) Place(JsonElement payload)
    {
        var refusal = payload.Refused();
        return (refusal.Text("code"), refusal.GetProperty("path")[1].GetString()!);
    }

    private async Task<(string Ana, string Gateway)> StaffAsync() =>
        (await api.TokenAsync("agent", "ana", new() { ["name"] = "Ana" }), await api.TokenAsync("ingest", "gateway"));

    private async Task TicketAsync(string token, string name, string input, JsonObject values)
    {
        var payload = (await api.AskAsync(token, $"mutation($i: {input}!) {{ {name}(input: $i) {{ errors {{ code message }} }} }}", new() { ["i"] = values })).GetProperty(name);
        Assert.True(payload.GetProperty("errors").GetArrayLength() == 0, payload.ToString());
    }

    private async Task<string> WorkAsync(string token, params string[] tickets) => (await api.AskAsync(
        token,
        "query($ids: [ID!]!) { nodes(ids: $ids) { ... on Ticket { id number version status owner { id } handler { ... on Agent { id } } waitingIn { name } sessions { nodes { id } } } } }",
        new() { ["ids"] = new JsonArray([.. tickets.Select(id => (JsonNode)id)]) })).ToString();

    private async Task<IReadOnlyList<string>> WaitingAsync(string token) => Texts(
        (await api.AskAsync(token, "{ node(id: \"que_general\") { ... on Queue { waiting(first: 100) { nodes { id } } } } }")).GetProperty("node").GetProperty("waiting"), "nodes", "id");
}
