using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Continuity.Api.Tests.Hosting;
using Continuity.Api.Tests.Ingest;

namespace Continuity.Api.Tests.Delivery;

/// <summary>What channels' systems say later of what left by their gateways, over HTTP.</summary>
public sealed class ReceiptTests(ReceiptApi shared) : IClassFixture<ReceiptApi>
{
    private const string Follow = "subscription($after: String) { inboxEvents(after: $after) { kind entry { id delivery { state } } } }";
    private readonly RunningApi api = shared.Api;
    private readonly FaultyGateway gateway = shared.Gateway;

    [Fact]
    public async Task Receipt_TwiceAndOutOfOrder_IsDeliveredAndStaysSoAndTheAuthorIsToldOnce()
    {
        var cara = await api.TokenAsync("agent", "cara");
        var session = (await api.BeginAsync("CHAT")).Text("session", "id");
        var cursor = (await api.AskAsync(cara, "{ viewer { inbox { cursor } } }")).Text("viewer", "inbox", "cursor");
        var entry = await api.WriteAsync(cara, session, "read");
        await api.DeliveredAsync(cara, entry, "SENT");

        foreach (var state in new[] { "DELIVERED", "SENT", "FAILED", "DELIVERED" })
        {
            Assert.Equal(entry, (await TakeAsync("chat", entry, state)).Text("entry"));
        }

        Assert.Equal("DELIVERED", (await api.DeliveryAsync(cara, entry)).Text("state"));
        var next = await api.WriteAsync(cara, session, "next");
        using var stream = await EventStream.OpenAsync(api, cara, Follow, new() { ["after"] = cursor });
        List<string> told = [];
        while (told.LastOrDefault() != next)
        {
            var one = (await stream.NextAsync())!.Value.GetProperty("data").GetProperty("inboxEvents");
            Assert.Equal("DELIVERY_CHANGED", one.Text("kind"));
            told.Add(one.Text("entry", "id"));
        }

        Assert.Equal([entry, entry, next], told);
    }

    [Fact]
    public async Task Receipt_Failed_IsShownWithItsCodeAndInTheThreadAndMayStillArrive()
    {
        var ana = await api.TokenAsync("agent", "ana");
        var begun = await api.BeginAsync("CHAT");
        var entry = await api.WriteAsync(ana, begun.Text("session", "id"), "lost");
        await api.DeliveredAsync(ana, entry, "SENT");

        await TakeAsync("chat", entry, "FAILED", "30003");
        await TakeAsync("chat", entry, "FAILED", "30004");

        Assert.Equal(("FAILED", "30003"), await api.DeliveryAsync(ana, entry) is var failed ? (failed.Text("state"), failed.Text("lastError")) : default);
        Assert.Single(await api.EntriesAsync(ana, begun.Text("customer", "id")), static one => one.TryGetProperty("activity", out var activity) && activity.GetString() == "DELIVERY_FAILED");
        await TakeAsync("chat", entry, "DELIVERED");
        Assert.Equal("DELIVERED", (await api.DeliveryAsync(ana, entry)).Text("state"));
    }

    [Fact]
    public async Task Receipt_OfWhatNeverLeftByTheSourcesChannel_IsRefusedAndChangesNothing()
    {
        var ana = await api.TokenAsync("agent", "ana");
        var session = (await api.BeginAsync("CHAT")).Text("session", "id");
        var entry = await api.WriteAsync(ana, session, "Hello");
        await api.DeliveredAsync(ana, entry, "SENT");
        var unordered = (await api.SayAsync(await api.TokenAsync("ingest", "pbx"), session, "Hello")).GetProperty("entry").Text("id");

        foreach (var (source, id) in new[] { ("app", entry), ("pbx", entry), ("chat", unordered) })
        {
            var refused = await TakeAsync(source, id, "DELIVERED", status: HttpStatusCode.UnprocessableEntity);
            Assert.Equal(("NOT_FOUND", source == "pbx" ? "deliveryId" : "delivery.deliveryId"), (refused.Text("code"), refused.Text("field")));
        }

        Assert.Equal("SENT", (await api.DeliveryAsync(ana, entry)).Text("state"));
    }

    [Fact]
    public async Task Receipt_FailedBeforeTheGatewayHasAnswered_HasFailedAndIsNotSentAgain()
    {
        var ana = await api.TokenAsync("agent", "ana");
        var session = (await api.BeginAsync("CHAT")).Text("session", "id");
        gateway.Rule = (_, body) => body.Text("sessionId") == session && body.Text("text") == "slow" ? GatewayFault.TakesAndHangs : null;
        var (slow, next) = (await api.WriteAsync(ana, session, "slow"), await api.WriteAsync(ana, session, "next"));
        await Eventually.IsSoAsync(() => Task.FromResult(gateway.Arrivals.Any(one => one.Key == slow)), "The gateway has it");

        await TakeAsync("chat", slow, "FAILED", "30003");

        await api.DeliveredAsync(ana, next, "SENT");
        Assert.Equal(("FAILED", "30003"), await api.DeliveryAsync(ana, slow) is var failed ? (failed.Text("state"), failed.Text("lastError")) : default);
        Assert.Single(gateway.Arrivals, one => one.Key == slow);
    }

    [Fact]
    public async Task Bounce_OfAnEmailThatLeft_FailsItsDeliveryOnceAndTheAuthorIsTold()
    {
        var dora = await api.TokenAsync("agent", "dora");
        var (session, customer) = await api.BeginAsync("EMAIL", ("EMAIL", $"{Guid.NewGuid():N}@example.org", "CLAIMED")) is var begun ? (begun.Text("session", "id"), begun.Text("customer", "id")) : default;
        var (other, entry) = (await SendAsync(dora, session), await SendAsync(dora, session));
        await api.DeliveredAsync(dora, entry, "SENT");
        var cursor = (await api.AskAsync(dora, "{ viewer { inbox { cursor } } }")).Text("viewer", "inbox", "cursor");
        var id = Assert.Single(gateway.Taken, one => one.Key == entry).Body.Text("messageId").Trim('<', '>');

        var (first, again) = (await BounceAsync(id, "1"), await BounceAsync(id, "1"));

        Assert.Equal((session, session, first.Text("entry")), (first.Text("session"), again.Text("session"), again.Text("entry")));
        Assert.Equal(("FAILED", "BOUNCED:5.1.1"), await api.DeliveryAsync(dora, entry) is var failed ? (failed.Text("state"), failed.Text("lastError")) : default);
        Assert.Equal("SENT", (await api.DeliveryAsync(dora, other)).Text("state"));
        Assert.Single(await api.EntriesAsync(dora, customer), static one => one.TryGetProperty("activity", out var activity) && activity.GetString() == "DELIVERY_FAILED");
        using var stream = await EventStream.OpenAsync(api, dora, Follow, new() { ["after"] = cursor });
        var told = (await stream.NextAsync())!.Value.GetProperty("data").GetProperty("inboxEvents");
        Assert.Equal(("DELIVERY_CHANGED", entry), (told.Text("kind"), told.Text("entry", "id")));
    }

    [Fact]
    public async Task Bounce_AtOnceAsTheGatewayHasIt_IsNotLost()
    {
        var ana = await api.TokenAsync("agent", "ana");
        var session = (await api.BeginAsync("EMAIL", ("EMAIL", $"{Guid.NewGuid():N}@example.org", "CLAIMED"))).Text("session", "id");
        gateway.Rule = (_, body) => body.Text("sessionId") == session ? GatewayFault.TakesAndHangs : null;
        var entry = await SendAsync(ana, session);
        await Eventually.IsSoAsync(() => Task.FromResult(gateway.Arrivals.Any(one => one.Key == entry)), "The gateway has it");

        await BounceAsync(gateway.Arrivals.First(one => one.Key == entry).Body.Text("messageId").Trim('<', '>'), "1");

        var delivery = await api.DeliveredAsync(ana, entry, "FAILED");
        Assert.Equal("BOUNCED:5.1.1", delivery.Text("lastError"));
    }

    [Fact]
    public async Task Bounce_OfWhatIsNotKnown_FailsNothingElseOfItsThread()
    {
        var ana = await api.TokenAsync("agent", "ana");
        var session = (await api.BeginAsync("EMAIL", ("EMAIL", $"{Guid.NewGuid():N}@example.org", "CLAIMED"))).Text("session", "id");
        var entry = await SendAsync(ana, session);
        await api.DeliveredAsync(ana, entry, "SENT");
        var id = Assert.Single(gateway.Taken, one => one.Key == entry).Body.Text("messageId").Trim('<', '>');

        var kept = await BounceAsync("unknown@shop.example", "1", $"In-Reply-To: <{id}>\n");

        Assert.Equal(session, kept.Text("session"));
        Assert.Equal("SENT", (await api.DeliveryAsync(ana, entry)).Text("state"));
    }

    [Theory]
    [InlineData("> Message-ID: <{0}>\n> Subject: My bill\n", "FAILED")]
    [InlineData("--- Below this line is a copy of the message.\n\nReturn-Path: <help@shop.example>\nMessage-ID: <{0}>\nSubject: My bill\n", "FAILED")]
    [InlineData("It could not be delivered.\n", "SENT")]
    public async Task Bounce_InPlainText_TellsWhereItRepeatsWhichEmailItWas(string text, string state)
    {
        var ana = await api.TokenAsync("agent", "ana");
        var to = $"{Guid.NewGuid():N}@example.org";
        var session = (await api.BeginAsync("EMAIL", ("EMAIL", to, "CLAIMED"))).Text("session", "id");
        var entry = await SendAsync(ana, session);
        await api.DeliveredAsync(ana, entry, "SENT");
        var id = Assert.Single(gateway.Taken, one => one.Key == entry).Body.Text("messageId").Trim('<', '>');

        await PostAsync($"Return-Path: <>\nFrom: MAILER-DAEMON@mx.example\nTo: help@shop.example\nSubject: failure notice\nX-Failed-Recipients: {to}\nMessage-ID: <plain.{id}>\n\nHi. This is the mail server at mx.example.\n\n{string.Format(System.Globalization.CultureInfo.InvariantCulture, text, id)}");

        var delivery = await api.DeliveryAsync(ana, entry);
        Assert.Equal((state, state == "FAILED" ? "BOUNCED" : null), (delivery.Text("state"), delivery.GetProperty("lastError").GetString()));
    }

    [Theory]
    [InlineData("delayed", "SENT")]
    [InlineData("relayed", "SENT")]
    [InlineData("delivered", "DELIVERED")]
    public async Task Bounce_OfWhatDidNotFail_TellsNothingButThatItWasDelivered(string action, string state)
    {
        var ana = await api.TokenAsync("agent", "ana");
        var session = (await api.BeginAsync("EMAIL", ("EMAIL", $"{Guid.NewGuid():N}@example.org", "CLAIMED"))).Text("session", "id");
        var entry = await SendAsync(ana, session);
        await api.DeliveredAsync(ana, entry, "SENT");

        var kept = await BounceAsync(Assert.Single(gateway.Taken, one => one.Key == entry).Body.Text("messageId").Trim('<', '>'), action, action: action);

        Assert.Equal(session, kept.Text("session"));
        Assert.Equal(state, (await api.DeliveryAsync(ana, entry)).Text("state"));
    }

    private async Task<string> SendAsync(string agent, string session)
    {
        var payload = (await api.AskAsync(agent, Asking.Record, new()
        {
            ["i"] = new JsonObject
            {
                ["sessionId"] = session,
                ["content"] = new JsonObject
                {
                    ["email"] = new JsonObject { ["direction"] = "OUTBOUND", ["subject"] = "Re: My bill", ["text"] = "It is right by now.", ["from"] = "help@shop.example", ["to"] = new JsonArray("eva@example.org") },
                },
                ["idempotencyKey"] = Guid.NewGuid().ToString(),
            },
        })).GetProperty("recordEntry");
        Assert.Empty(payload.GetProperty("errors").EnumerateArray());
        return payload.GetProperty("entry").Text("id");
    }

    private Task<JsonElement> BounceAsync(string original, string name, string more = "", string action = "failed") => PostAsync(
        $"Return-Path: <>\nFrom: MAILER-DAEMON@mx.example\nTo: help@shop.example\nSubject: Undelivered\nMessage-ID: <{name}.{original}>\n{more}Content-Type: multipart/report; report-type=delivery-status; boundary=b\n\n"
        + $"--b\n\nIt did not reach them.\n--b\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; mx.example\n\nFinal-Recipient: rfc822; eva@example.org\nAction: {action}\nStatus: 5.1.1\n--b\nContent-Type: text/rfc822-headers\n\nMessage-ID: <{original}>\n--b--\n");

    private async Task<JsonElement> PostAsync(string message)
    {
        using var request = IngestApi.Signed("mail", message);
        request.Content!.Headers.ContentType = new("message/rfc822");
        return await IngestApi.AnswerAsync(api, request, HttpStatusCode.OK);
    }

    private async Task<JsonElement> TakeAsync(string source, string entry, string state, string? error = null, HttpStatusCode status = HttpStatusCode.OK)
    {
        var receipt = new JsonObject { ["deliveryId"] = entry, ["state"] = state };
        if (error is not null)
        {
            receipt["error"] = error;
        }

        var told = source == "pbx" ? receipt : new JsonObject { ["delivery"] = receipt };
        told["id"] = Guid.NewGuid().ToString();
        told["type"] = "delivery";
        told["occurredAt"] = TimeProvider.System.GetUtcNow().ToString("O", System.Globalization.CultureInfo.InvariantCulture);
        return await IngestApi.TakeAsync(api, source, told, status);
    }
}
