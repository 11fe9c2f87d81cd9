using System.Text.Json;
using System.Text.Json.Nodes;
using Continuity.Api.Tests.Hosting;

namespace Continuity.Api.Tests.Delivery;

/// <summary>What leaves by gateways, and what agents are told of it.</summary>
public sealed class DeliveryTests(GatewayApi shared) : IClassFixture<GatewayApi>
{
    private const string Follow = "subscription($after: String) { inboxEvents(after: $after) { kind ticket { id } entry { id delivery { state } } } }";
    private const string Cursor = "{ viewer { inbox { cursor } } }";
    private readonly RunningApi api = shared.Api;
    private readonly FaultyGateway gateway = shared.Gateway;

    [Fact]
    public async Task Message_OfAnAgent_LeavesByItsChannelOnceAndSignedAndTheAgentIsTold()
    {
        var ana = await api.TokenAsync("agent", "ana");
        var begun = await api.BeginAsync("CHAT", ("CHAT_VISITOR", $"v-{Guid.NewGuid():N}", "CLAIMED"));
        var cursor = (await api.AskAsync(ana, Cursor)).Text("viewer", "inbox", "cursor");

        var entry = await api.WriteAsync(ana, begun.Text("session", "id"), "Hello Mia");

        var delivery = await api.DeliveredAsync(ana, entry, "SENT");
        Assert.Equal(("CHAT", 1, JsonValueKind.Null, JsonValueKind.Null), (delivery.Text("channel"), delivery.GetProperty("attempts").GetInt32(), delivery.GetProperty("lastError").ValueKind, delivery.GetProperty("deliveredAt").ValueKind));
        var arrival = Assert.Single(gateway.Arrivals, one => one.Key == entry);
        Assert.True(arrival.IsSigned);
        Assert.Equal(("CHAT", "message", "Hello Mia", begun.Text("session", "id")), (arrival.Channel, arrival.Body.Text("kind"), arrival.Text, arrival.Session));
        Assert.Equal((entry, begun.Text("ticket", "number")), (arrival.Body.Text("id"), arrival.Body.Text("ticketNumber")));
        Assert.StartsWith("ref-", arrival.Body.Text("externalRef"), StringComparison.Ordinal);
        Assert.Equal("CHAT_VISITOR", Assert.Single(arrival.Body.GetProperty("to").EnumerateArray()).Text("kind"));
        using var stream = await EventStream.OpenAsync(api, ana, Follow, new() { ["after"] = cursor });
        var told = await NextAsync(stream);
        Assert.Equal(("DELIVERY_CHANGED", entry, begun.Text("ticket", "id")), (told.Text("kind"), told.Text("entry", "id"), told.Text("ticket", "id")));
    }

    [Fact]
    public async Task Message_TheGatewaySaysDelivered_IsDelivered()
    {
        var ana = await api.TokenAsync("agent", "ana");
        var begun = await api.BeginAsync("SELF_SERVICE", ("APP_USER", $"u-{Guid.NewGuid():N}", "VERIFIED"));
        gateway.Rule = (_, body) => body.Text("sessionId") == begun.Text("session", "id") ? GatewayFault.Delivers : null;

        var delivery = await api.DeliveredAsync(ana, await api.WriteAsync(ana, begun.Text("session", "id"), "Look"), "DELIVERED");

        Assert.Equal(JsonValueKind.String, delivery.GetProperty("deliveredAt").ValueKind);
    }

    [Fact]
    public async Task Entry_ThatNobodySendsFromHere_HasNoDelivery()
    {
        var (ana, ingest, bot) = (await api.TokenAsync("agent", "ana"), await api.TokenAsync("ingest", "pbx"), await api.TokenAsync("bot", "billie"));
        var begun = await api.BeginAsync("CHAT");
        var session = begun.Text("session", "id");
        var byBot = await api.StartAsync(bot, Asking.Session("CHAT"));
        List<string> entries =
        [
            (await api.SayAsync(ingest, session, "From the customer's side")).GetProperty("entry").Text("id"),
            (await api.SayAsync(bot, byBot.Text("session", "id"), "By the bot's own channel")).GetProperty("entry").Text("id"),
            await RecordAsync(ana, session, new() { ["note"] = new JsonObject { ["text"] = "Among us" } }),
            await RecordAsync(ana, session, new() { ["message"] = new JsonObject { ["text"] = "Among us" } }, "INTERNAL"),
            await RecordAsync(ana, session, Email("INBOUND", "mia@example.org")),
        ];

        foreach (var entry in entries)
        {
            Assert.Equal(JsonValueKind.Null, (await api.DeliveryAsync(ana, entry)).ValueKind);
        }

        // What was written after them has left, and they have not.
        await api.DeliveredAsync(ana, await api.WriteAsync(ana, session, "To the customer"), "SENT");
        Assert.DoesNotContain(gateway.Arrivals, one => entries.Contains(one.Key));
    }

    [Fact]
    public async Task Email_OfAnAgentWithoutMessageId_LeavesWithOneByWhichItsAnswerIsFound()
    {
        var (ana, ingest) = (await api.TokenAsync("agent", "ana"), await api.TokenAsync("ingest", "mail"));
        var begun = await api.BeginAsync("EMAIL", ("EMAIL", $"{Guid.NewGuid():N}@example.org", "CLAIMED"));

        var entry = await RecordAsync(ana, begun.Text("session", "id"), Email("OUTBOUND", "mia@example.org"));

        await api.DeliveredAsync(ana, entry, "SENT");
        var body = Assert.Single(gateway.Arrivals, one => one.Key == entry).Body;
        Assert.Equal(("email", "Your bill", "The text", "help@example.com"), (body.Text("kind"), body.Text("subject"), body.Text("text"), body.Text("from")));
        Assert.Equal("mia@example.org", Assert.Single(body.GetProperty("to").EnumerateArray()).Text("value"));
        Assert.Matches("^<[0-9a-f]{32}@example\\.com>$", body.Text("messageId"));
        var answer = await api.StartAsync(ingest, Asking.Session("EMAIL").With("entry", new JsonObject
        {
            ["email"] = new JsonObject
            {
                ["direction"] = "INBOUND", ["subject"] = "Re: Your bill", ["text"] = "Thanks", ["from"] = "other@example.org", ["to"] = new JsonArray("help@example.com"), ["inReplyTo"] = body.Text("messageId"),
            },
        }));
        Assert.Equal((begun.Text("customer", "id"), "EMAIL_REPLY"), (answer.Text("customer", "id"), answer.Text("session", "match", "customerRule")));
    }

    [Fact]
    public async Task Message_RefusedByTheGateway_FailsAtOnceAndHoldsUpNoOther()
    {
        var ana = await api.TokenAsync("agent", "ana");
        var begun = await api.BeginAsync("CHAT");
        var session = begun.Text("session", "id");
        gateway.Rule = (_, body) => body.Text("text") == $"bad {session}" ? GatewayFault.Refuses : null;

        var (bad, good) = (await api.WriteAsync(ana, session, $"bad {session}"), await api.WriteAsync(ana, session, "good"));

        var failed = await api.DeliveredAsync(ana, bad, "FAILED");
        Assert.Equal(("HTTP_400", 1), (failed.Text("lastError"), failed.GetProperty("attempts").GetInt32()));
        await api.DeliveredAsync(ana, good, "SENT");
        var told = Assert.Single(await api.EntriesAsync(ana, begun.Text("customer", "id")), static one => one.TryGetProperty("activity", out var activity) && activity.GetString() == "DELIVERY_FAILED");
        Assert.Equal("INTERNAL", told.Text("visibility"));
        Assert.DoesNotContain("bad", told.Text("summary"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Delivery_ToTheCustomer_ShowsNoError()
    {
        var ana = await api.TokenAsync("agent", "ana");
        var user = $"u-{Guid.NewGuid():N}";
        var mia = await api.TokenAsync("customer", user, new() { ["identity"] = new JsonObject { ["kind"] = "APP_USER", ["value"] = user }, ["assurance"] = "VERIFIED" });
        var session = (await api.StartAsync(mia, Asking.Session("SELF_SERVICE"))).Text("session", "id");
        gateway.Rule = (_, body) => body.Text("sessionId") == session ? GatewayFault.Refuses : null;
        var entry = await api.WriteAsync(ana, session, "For your eyes");
        await api.DeliveredAsync(ana, entry, "FAILED");

        var seen = await api.DeliveryAsync(mia, entry);

        Assert.Equal(("FAILED", JsonValueKind.Null), (seen.Text("state"), seen.GetProperty("lastError").ValueKind));
    }

    [Fact]
    public async Task Callback_Promised_IsAskedOfTheTelephoneSystemAndGivenUpInTheEnd()
    {
        var ana = await api.TokenAsync("agent", "ana");
        var begun = await api.BeginAsync("CHAT", ("PHONE", $"+4930{Random.Shared.Next(1_000_000, 9_999_999)}", "CLAIMED"));
        var ticket = begun.Text("ticket", "id");
        gateway.Rule = (_, body) => body.Text("ticketNumber") == begun.Text("ticket", "number") ? GatewayFault.ServerError : null;
        await api.AskAsync(ana, "mutation($t: ID!) { claimTicket(input: { ticketId: $t }) { errors { code } } }", new() { ["t"] = ticket });

        var promised = await api.AskAsync(
            ana,
            "mutation($t: ID!, $at: DateTime!) { promiseFollowUp(input: { ticketId: $t, kind: CALLBACK, promise: \"We call you.\", dueAt: $at, channel: PHONE }) { followUp { id } errors { code } } }",
            new() { ["t"] = ticket, ["at"] = TimeProvider.System.GetUtcNow().AddHours(2).ToString("O") });
        Assert.Empty(promised.GetProperty("promiseFollowUp").GetProperty("errors").EnumerateArray());

        var entry = (await api.EntriesAsync(ana, begun.Text("customer", "id"))).Single(static one => one.TryGetProperty("activity", out var activity) && activity.GetString() == "FOLLOW_UP_PROMISED").Text("id");
        var failed = await api.DeliveredAsync(ana, entry, "FAILED");
        Assert.Equal("GAVE_UP_HTTP_500", failed.Text("lastError"));
        var asked = gateway.Arrivals.Where(one => one.Key == entry).ToList();
        Assert.All(asked, one => Assert.Equal(("PHONE", "callback", "We call you."), (one.Channel, one.Body.Text("kind"), one.Body.Text("promise"))));
        Assert.Equal("PHONE", Assert.Single(asked[0].Body.GetProperty("to").EnumerateArray()).Text("kind"));
        Assert.Equal(failed.GetProperty("attempts").GetInt32(), asked.Count);
    }

    [Fact]
    public async Task Help_OfferedInTheApp_LeavesWithTheOfferThatItIs()
    {
        var (ana, user) = (await api.TokenAsync("agent", "ana"), $"u-{Guid.NewGuid():N}");
        var mia = await api.TokenAsync("customer", user, new() { ["identity"] = new JsonObject { ["kind"] = "APP_USER", ["value"] = user }, ["assurance"] = "VERIFIED" });
        var session = (await api.StartAsync(mia, Asking.Session("SELF_SERVICE"))).Text("session", "id");
        foreach (var _ in new[] { 1, 2 })
        {
            await RecordAsync(mia, session, new() { ["selfService"] = new JsonObject { ["step"] = "pay", ["outcome"] = "FAILED" } });
        }

        await Eventually.IsSoAsync(() => Task.FromResult(gateway.Taken.Any(one => one.Session == session)), "The offer has left");
        var offered = Assert.Single(gateway.Taken, one => one.Session == session);
        Assert.Equal(("SELF_SERVICE", "assistance"), (offered.Channel, offered.Body.Text("kind")));
        Assert.Equal(user, Assert.Single(offered.Body.GetProperty("to").EnumerateArray()).Text("value"));
        var accepted = await api.AskAsync(
            mia,
            "mutation($o: ID!) { acceptAssistance(input: { offerId: $o, channel: CHAT, idempotencyKey: \"yes\" }) { session { channel } errors { code } } }",
            new() { ["o"] = offered.Body.Text("offerId") });
        Assert.Equal("CHAT", accepted.Text("acceptAssistance", "session", "channel"));
        await api.DeliveredAsync(ana, offered.Key, "SENT");
    }

    [Fact]
    public async Task Message_InASessionOfAMergedCustomer_LeavesFromItsOwnHome()
    {
        var sue = await api.TokenAsync("supervisor", "sue");
        var (one, two) = (await api.BeginAsync("CHAT", ("EMAIL", $"{Guid.NewGuid():N}@example.org", "CLAIMED")), await api.BeginAsync("CHAT", ("CHAT_VISITOR", $"v-{Guid.NewGuid():N}", "CLAIMED")));
        var waits = await api.WriteAsync(sue, two.Text("session", "id"), "before");
        await api.AskAsync(
            sue,
            "mutation($one: ID!, $two: ID!) { mergeCustomers(input: { survivorId: $one, mergedId: $two, reason: \"One person.\" }) { merge { id } errors { code } } }",
            new() { ["one"] = one.Text("customer", "id"), ["two"] = two.Text("customer", "id") });

        var after = await api.WriteAsync(sue, two.Text("session", "id"), "after");

        await api.DeliveredAsync(sue, after, "SENT");
        Assert.Equal([waits, after], gateway.Taken.Where(arrival => arrival.Session == two.Text("session", "id")).Select(static arrival => arrival.Key));
    }

    private static JsonObject Email(string direction, string to) => new()
    {
        ["email"] = new JsonObject { ["direction"] = direction, ["subject"] = "Your bill", ["text"] = "The text", ["from"] = "help@example.com", ["to"] = new JsonArray(to) },
    };

    private static async Task<JsonElement> NextAsync(EventStream stream)
    {
        var next = await stream.NextAsync() ?? throw new InvalidOperationException("The stream has ended.");
        return next.GetProperty("data").GetProperty("inboxEvents");
    }

    private async Task<string> RecordAsync(string token, string session, JsonObject content, string visibility = "PUBLIC") => (await api.AskAsync(token, Asking.Record, new()
    {
        ["i"] = new JsonObject { ["sessionId"] = session, ["content"] = content, ["visibility"] = visibility, ["idempotencyKey"] = Guid.NewGuid().ToString() },
    })).GetProperty("recordEntry").GetProperty("entry").Text("id");
}
