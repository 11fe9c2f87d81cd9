using System.Text.Json;
using System.Text.Json.Nodes;
using Continuity.Api.Tests.FollowUps;
using Continuity.Api.Tests.Hosting;
using Continuity.Api.Tests.Merging;
using Continuity.Api.Tests.Recovery;

namespace Continuity.Api.Tests.Webhooks;

/// <summary>The API as its own process, with receivers beside it.</summary>
public sealed class WebhookTests
{
    private const string All = "{ webhookEndpoints { name url state disabledAt queued deadLetterCount droppedDeadLetters deadLetters(first: 2) { pageInfo { hasNextPage endCursor } nodes { id type cursor attempts lastError entry { id sequence } } } } }";

    [Fact]
    public async Task Post_WhatIsRecorded_ReachesEachEndpointThatWantsItInOrderWithItsPlaceAndNothingOfWhatItSays()
    {
        await using var crm = await Receiver.StartAsync();
        await using var bot = await Receiver.StartAsync();
        await using var api = await RunningApi.StartAsync(new()
        {
            More = Endpoint("crm", crm, ("Internal", "true")).Concat(Endpoint("bot", bot, ("Events:0", "message.*"))).ToDictionary(),
        });
        var (gateway, ana) = (await api.TokenAsync("ingest", "gateway"), await api.TokenAsync("agent", "ana", new() { ["name"] = "Ana Secretsdotter" }));
        var start = await api.StartAsync(gateway, Asking.Session("CHAT", ("EMAIL", "eva.secret@example.org")));
        var (session, customer, ticket) = (start.Text("session", "id"), start.Text("customer", "id"), start.Text("ticket", "id"));
        await api.SayAsync(gateway, session, "a secret word");
        await api.AskAsync(ana, Asking.Record, new() { ["i"] = new JsonObject { ["sessionId"] = session, ["content"] = new JsonObject { ["note"] = new JsonObject { ["text"] = "a secret note" } }, ["idempotencyKey"] = "n" } });
        (await api.ReportAsync(ana, ProblemReportCalls.Problem(ticket, "Secret tone", "CONDUCT"))).Done();
        (await api.ReportAsync(ana, ProblemReportCalls.Problem(ticket, "Secret bill"))).Done();
        await api.SayAsync(gateway, session, "another secret");
        var thread = (await api.AskAsync(
            ana, "query($c: ID!) { customer(by: { id: $c }) { thread { entries(first: 100) { nodes { id sequence visibility channel recordedAt __typename session { id } ticket { id } ... on ActivityEntry { activity } } } } } }", new() { ["c"] = customer }))
            .GetProperty("customer").GetProperty("thread").GetProperty("entries").GetProperty("nodes").EnumerateArray().ToList();

        await Eventually.IsSoAsync(() => Task.FromResult(crm.Taken.Count >= thread.Count && bot.Taken.Count >= 2), "All came");

        Assert.Equal(thread.Select(static entry => entry.Text("id")), crm.Taken.Select(static one => one.Json.Text("data", "entryId")));
        Assert.Equal(Enumerable.Range(1, thread.Count), crm.Taken.Select(static one => one.Json.GetProperty("data").GetProperty("sequence").GetInt32()));
        foreach (var (entry, (data, one)) in thread.Zip(crm.Taken.Select(static one => (one.Json.GetProperty("data"), one))))
        {
            Assert.Equal(["type", "timestamp", "data"], one.Json.EnumerateObject().Select(static member => member.Name));
            Assert.Equal(["cursor", "entryId", "customerId", "sessionId", "ticketId", "sequence", "channel", "visibility"], data.EnumerateObject().Select(static member => member.Name));
            Assert.Equal((customer, entry.Text("channel"), entry.Text("visibility")), (data.Text("customerId"), data.Text("channel"), data.Text("visibility")));
            Assert.Equal((IdOf(entry, "session"), IdOf(entry, "ticket")), (data.Text("sessionId"), data.Text("ticketId")));
            Assert.Equal(entry.GetProperty("recordedAt").GetDateTimeOffset(), one.Json.GetProperty("timestamp").GetDateTimeOffset(), TimeSpan.FromMilliseconds(1));
            Assert.DoesNotContain("secret", one.Body, StringComparison.OrdinalIgnoreCase);
        }

        Assert.Equal(["identity.linked", "message.recorded", "note.recorded", "problem.reported", "session.started", "ticket.opened"], crm.Taken.Select(static one => one.Json.Text("type")).Distinct().Order());
        Assert.Single(crm.Taken, static one => one.Json.Text("type") == "problem.reported");
        Assert.Equal(2, bot.Taken.Count);
        Assert.All(bot.Taken, static one => Assert.Equal(("message.recorded", "PUBLIC"), (one.Json.Text("type"), one.Json.Text("data", "visibility"))));
        Assert.Empty(crm.Taken.Select(static one => one.Id).Intersect(bot.Taken.Select(static one => one.Id)));
        await RestAsync(api, ana, customer, crm.Taken[1], [.. thread.Skip(2).Select(static entry => entry.Text("id"))]);
    }

    [Fact]
    [OneStore("It has a server of its own.")]
    public async Task Query_Endpoints_AreForSupervisorsWhoSendDeadLettersAgain()
    {
        await using var redis = await RedisServer.StartAsync();
        await using var crm = await Receiver.StartAsync();
        crm.Answer = Receiver.With(410);
        await using var api = await RunningApi.StartAsync(new() { Redis = redis.ConnectionString, More = Endpoint("crm", crm, ("Events:0", "message.*")) });
        var (gateway, ana, sue) = (await api.TokenAsync("ingest", "gateway"), await api.TokenAsync("agent", "ana"), await api.TokenAsync("supervisor", "sue"));
        var start = await api.StartAsync(gateway, Asking.Session("CHAT", ("EMAIL", "eva@example.org")));
        foreach (var n in Enumerable.Range(1, 5))
        {
            await api.SayAsync(gateway, start.Text("session", "id"), $"word {n}");
        }

        await Eventually.IsSoAsync(
            async () => (await EndpointAsync(api, sue)) is var waiting && waiting.Text("state") == "DISABLED" && waiting.GetProperty("queued").GetInt32() == 5, "It is disabled, and all wait");
        await GiveUpAllAsync(redis, crm.All[0].At);
        var endpoint = await EndpointAsync(api, sue);
        var dead = endpoint.GetProperty("deadLetters").GetProperty("nodes").EnumerateArray().ToList();
        Assert.Equal(("crm", "DISABLED", new Uri(crm.Url).GetLeftPart(UriPartial.Authority), 0), (endpoint.Text("name"), endpoint.Text("state"), endpoint.Text("url"), endpoint.GetProperty("queued").GetInt32()));
        Assert.NotEqual(JsonValueKind.Null, endpoint.GetProperty("disabledAt").ValueKind);
        Assert.True(endpoint.GetProperty("deadLetters").GetProperty("pageInfo").GetProperty("hasNextPage").GetBoolean());
        Assert.Equal(crm.All[0].Id, dead[0].Text("id"));
        Assert.Equal(("message.recorded", "HTTP 500", 8), (dead[0].Text("type"), dead[0].Text("lastError"), dead[0].GetProperty("attempts").GetInt32()));
        Assert.Equal(crm.All[0].Json.Text("data", "entryId"), dead[0].Text("entry", "id"));
        Assert.Equal(crm.All[0].Json.Text("data", "cursor"), dead[0].Text("cursor"));

        foreach (var other in new[] { ana, gateway })
        {
            Assert.Equal("FORBIDDEN", (await api.AnswerAsync(other, All)).GetProperty("errors")[0].Text("extensions", "code"));
            Assert.Equal(("FORBIDDEN", null), (await ResendAsync(api, other, new() { ["endpoint"] = "crm", ["all"] = true })).Refusal());
            Assert.Equal(("FORBIDDEN", null), (await ResumeAsync(api, other, "crm")).Refusal());
        }

        Assert.Equal(("NOT_FOUND", "input.endpoint"), (await ResumeAsync(api, sue, "erp")).Refusal());
        Assert.Equal(("WRONG_STATE", "input.endpoint"), (await ResendAsync(api, sue, new() { ["endpoint"] = "crm", ["all"] = true })).Refusal());
        Assert.Equal(("INVALID", "input.eventIds"), (await ResendAsync(api, sue, new() { ["endpoint"] = "crm" })).Refusal());
        Assert.Equal(("INVALID", "input.eventIds"), (await ResendAsync(api, sue, new() { ["endpoint"] = "crm", ["all"] = false })).Refusal());
        Assert.Equal(("INVALID", "input.eventIds"), (await ResendAsync(api, sue, new() { ["endpoint"] = "crm", ["all"] = true, ["eventIds"] = new JsonArray(dead[0].Text("id")) })).Refusal());
        Assert.Equal(("INVALID", "input.eventIds"), (await ResendAsync(api, sue, new() { ["endpoint"] = "crm", ["eventIds"] = new JsonArray() })).Refusal());

        crm.Answer = Receiver.With(200);
        Assert.Equal("ACTIVE", (await ResumeAsync(api, sue, "crm")).Done().Text("endpoint", "state"));
        Assert.Equal(1, (await ResendAsync(api, sue, new() { ["endpoint"] = "crm", ["eventIds"] = new JsonArray(dead[1].Text("id"), "evt_crm_nothing") })).Done().GetProperty("resent").GetInt32());
        await Eventually.IsSoAsync(() => Task.FromResult(crm.Taken.Count == 1), "It came");
        Assert.Equal(dead[1].Text("id"), crm.Taken[0].Id);
        Assert.Equal(4, (await ResendAsync(api, sue, new() { ["endpoint"] = "crm", ["all"] = true })).Done().GetProperty("resent").GetInt32());
        await Eventually.IsSoAsync(() => Task.FromResult(crm.Taken.Count == 5), "All came");
        Assert.Equal(5, crm.Taken.Select(static one => one.Id).Distinct().Count());
        await Eventually.IsSoAsync(async () => (await EndpointAsync(api, sue)) is var after && after.GetProperty("queued").GetInt32() + after.GetProperty("deadLetterCount").GetInt32() == 0, "Nothing is left");
    }

    [Fact]
    [OneStore("It has a server of its own.")]
    public async Task Post_SenderKilledWhileItSends_AnotherProcessTakesOverInOrderAndNothingIsMissing()
    {
        await using var redis = await RedisServer.StartAsync();
        await using var crm = await Receiver.StartAsync();
        ApiSettings settings = new() { Redis = redis.ConnectionString, More = Endpoint("crm", crm, ("Events:0", "message.*")) };
        await using var first = await RunningApi.StartAsync(settings);
        var token = await first.TokenAsync("ingest", "gateway");
        var sessions = new List<string>();
        foreach (var n in Enumerable.Range(0, 3))
        {
            sessions.Add((await first.StartAsync(token, Asking.Session("CHAT", ("EMAIL", $"eva{n}@example.org")))).Text("session", "id"));
        }

        await first.SayAsync(token, sessions[0], "word 1");
        await Eventually.IsSoAsync(() => Task.FromResult(crm.Taken.Count == 1), "The first one sends");
        await using var second = await RunningApi.StartAsync(settings);
        var hold = new TaskCompletionSource();
        crm.Answer = (_, _) => hold.Task;
        foreach (var n in Enumerable.Range(2, 4))
        {
            foreach (var session in sessions)
            {
                await first.SayAsync(token, session, $"word {n}");
            }
        }

        await Eventually.IsSoAsync(() => Task.FromResult(crm.All.Count == 4), "Of each home one is under way");
        await first.KillAsync();
        hold.SetResult();
        await Eventually.IsSoAsync(() => Task.FromResult(crm.Taken.Select(static one => one.Id).Distinct().Count() == 13), "All came");

        foreach (var home in crm.Taken.GroupBy(static one => one.Json.Text("data", "customerId")))
        {
            // What was under way when its sender died comes again, before anything later.
            var sequences = home.Select(static one => one.Json.GetProperty("data").GetProperty("sequence").GetInt32()).ToList();
            Assert.Equal(sequences.Order(), sequences);
            Assert.InRange(sequences.Count - sequences.Distinct().Count(), 0, 1);
        }

        await second.StopAsync();
    }

    [Fact]
    [OneStore("It has a server of its own.")]
    public async Task Post_StoreAndApiKilledAgainAndAgain_EveryMessageComesInOrder()
    {
        await using var redis = await RedisServer.StartAsync();
        await using var crm = await Receiver.StartAsync();
        await using var api = await RunningApi.StartAsync(new() { Redis = redis.ConnectionString, More = Endpoint("crm", crm, ("Events:0", "message.*")) });
        var token = await api.TokenAsync("ingest", "gateway");
        var session = (await api.StartAsync(token, Asking.Session("CHAT", ("EMAIL", "eva@example.org")))).Text("session", "id");
        var said = 0;
        for (var kill = 0; kill < 3; kill++)
        {
            for (var n = 0; n < 15; n++)
            {
                await api.SayAsync(token, session, $"word {++said}");
            }

            await api.KillAsync();
            await redis.KillAsync();
            await redis.StartAgainAsync();
            await api.StartAgainAsync();
            token = await api.TokenAsync("ingest", "gateway");
        }

        await Eventually.IsSoAsync(() => Task.FromResult(crm.Taken.Select(static one => one.Id).Distinct().Count() == said), "All came");
        var sequences = crm.Taken.Select(static one => one.Json.GetProperty("data").GetProperty("sequence").GetInt32()).ToList();
        Assert.Equal(sequences.Order(), sequences);
        Assert.InRange(sequences.Count - said, 0, 3);
    }

    private static string? IdOf(JsonElement entry, string member) => entry.GetProperty(member) is { ValueKind: JsonValueKind.Object } one ? one.Text("id") : null;

    private static async Task RestAsync(RunningApi api, string agent, string customer, Received one, IReadOnlyList<string> expected)
    {
        var data = await api.AskAsync(
            agent,
            "query($c: ID!, $after: String) { customer(by: { id: $c }) { thread { entries(first: 100, after: $after) { nodes { id } } } } }",
            new() { ["c"] = customer, ["after"] = one.Json.Text("data", "cursor") });
        Assert.Equal(expected, data.GetProperty("customer").GetProperty("thread").GetProperty("entries").GetProperty("nodes").EnumerateArray().Select(static entry => entry.Text("id")));
        using var stream = await Threads.Following.FollowAsync(api, agent, customer, one.Json.Text("data", "cursor"));
        foreach (var id in expected)
        {
            Assert.Equal(id, (await Threads.Following.EntryAsync(stream)).Text("id"));
        }
    }

    private static async Task<JsonElement> EndpointAsync(RunningApi api, string token) => (await api.AskAsync(token, All)).GetProperty("webhookEndpoints")[0];

    private static Task<JsonElement> ResendAsync(RunningApi api, string token, JsonObject input) =>
        api.CommandAsync(token, "resendWebhookEvents", "ResendWebhookEventsInput", "resent endpoint { name }", input);

    private static Task<JsonElement> ResumeAsync(RunningApi api, string token, string endpoint) =>
        api.CommandAsync(token, "resumeWebhookEndpoint", "ResumeWebhookEndpointInput", "endpoint { name state }", new() { ["endpoint"] = endpoint });

    /// <summary>Gives up what waits, as after a day in which it failed.</summary>
    private static async Task GiveUpAllAsync(RedisServer redis, DateTimeOffset now)
    {
        await using var bench = await SenderBench.OpenAsync(redis);
        bench.Clock.SetUtcNow(now);
        while ((await bench.Queue.NextAsync("crm", true, 1, TestContext.Current.CancellationToken)).Events is [var one])
        {
            await bench.Dead.GiveUpAsync("crm", one.Event, 8, "HTTP 500", TestContext.Current.CancellationToken);
        }
    }

    private static Dictionary<string, string> Endpoint(string name, Receiver receiver, params (string Key, string Value)[] more) => new[] { ("Url", receiver.Url), ("Secrets:0", Receiver.Secret) }
        .Concat(more)
        .ToDictionary(one => $"Continuity:Webhooks:{name}:{one.Item1}", static one => one.Item2);
}
