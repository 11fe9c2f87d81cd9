using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Continuity.Api.Tests.Delivery;
using Continuity.Api.Tests.Hosting;
using Continuity.Api.Tests.Ingest;
using Continuity.Api.Tests.Merging;

namespace Continuity.Api.Tests.Privacy;

/// <summary>What comes of a customer by the channels' own systems, and leaves by gateways: each text is marked.</summary>
internal sealed class MarkedChannels(RunningApi api, MarkedLife life, MarkedTexts mark, ChannelsBeside beside)
{
    private readonly string talk = $"talk-{MarkedTexts.Word}";
    private readonly string call = $"call-{MarkedTexts.Word}";
    private readonly List<string> letters = [];
    private string chat = "";
    private string callback = "";
    private List<string> queued = [];

    public async Task LiveAsync()
    {
        await ChatAsync();
        await StepAsync();
        await CallAsync();
        await WriteAsync();
        await LeaveAsync();
    }

    /// <summary>What comes late, or comes again, once the customer is erased: none of it is kept of them, and none begins anew by itself.</summary>
    public async Task GoOnAsync()
    {
        foreach (var part in new[] { Part("recording.ready").With("recordingUrl", $"https://calls.example.org/{MarkedTexts.Word}-late"), Part("transcript.ready").With("transcript", $"{MarkedTexts.Word} late") })
        {
            await TakeAsync("calls", part);
        }

        foreach (var letter in letters)
        {
            // Of what programs wrote there is nobody whose it is any more.
            await PostAsync(letter, letter == letters[0] || letter == letters[^1] ? HttpStatusCode.OK : HttpStatusCode.Accepted);
        }

        await TakeAsync("talks", Event("session.started", talk).With("customer", Customer("CHAT_VISITOR", $"late-{MarkedTexts.Word}")));
        await TakeAsync(
            "talks", Event("identity.verified", talk).With("identity", new JsonObject { ["kind"] = "CHAT_VISITOR", ["value"] = $"late-{MarkedTexts.Word}", ["method"] = "code" }), HttpStatusCode.UnprocessableEntity);
        beside.Gateway.IsAway = false;
    }

    /// <summary>What had not left never does, and no queue has a place of the customer. Who still writes in a chat goes on as somebody new.</summary>
    public async Task CheckAsync(int port)
    {
        foreach (var entry in queued.Append(callback))
        {
            var delivery = await api.DeliveryAsync(life.Ana, entry);
            Assert.Equal(("FAILED", "REDACTED"), (delivery.Text("state"), delivery.Text("lastError")));
            Assert.DoesNotContain(beside.Gateway.Arrivals, one => one.Key == entry);
        }

        Assert.DoesNotContain(await StoreScan.ReadAsync(port), static found => found.Key.Contains(":sending", StringComparison.Ordinal));
        var goesOn = (await TakeAsync("talks", Event("message", talk).With("message", new JsonObject { ["text"] = "Still there?" }))).Text("session");
        Assert.NotEqual(chat, goesOn);
        Assert.NotEqual(life.Customer, (await ReadAsync(goesOn)).Text("customer", "id"));
        Assert.All(beside.Receivers, static receiver => Assert.DoesNotContain(receiver.All, static one => one.Body.Contains(MarkedTexts.Word, StringComparison.OrdinalIgnoreCase)));
    }

    private async Task ChatAsync()
    {
        await TakeAsync("talks", Event("session.started", talk).With("subject", $"{MarkedTexts.Word} subject").With("customer", Customer("EMAIL", life.Email)));
        chat = (await TakeAsync("talks", Event("message", talk).With("message", new JsonObject { ["text"] = mark.Of("chat.message") }))).Text("session");
        await TakeAsync("talks", Event("identity.verified", talk).With("identity", new JsonObject { ["kind"] = "CHAT_VISITOR", ["value"] = mark.Of("chat.identity", "visitor-{0}"), ["method"] = mark.Of("chat.method") }));
        var read = await ReadAsync(chat);
        Assert.Equal(life.Customer, read.Text("customer", "id"));
    }

    private async Task StepAsync()
    {
        var app = $"app-{MarkedTexts.Word}";
        var step = new JsonObject { ["step"] = mark.Of("app.step"), ["outcome"] = "FAILED", ["detail"] = mark.Of("app.detail") };
        await TakeAsync("steps", Event("session.started", app).With("customer", Customer("EMAIL", life.Email)));
        await TakeAsync("steps", Event("step", app).With("step", step));
        await TakeAsync("steps", Event("page", app).With("page", mark.Of("app.page")));
    }

    private async Task CallAsync()
    {
        await TakeAsync("calls", Part("transcript.ready").With("transcript", mark.Of("call.transcript")), HttpStatusCode.Accepted);
        await TakeAsync("calls", Part("call.started").With("direction", "INBOUND").With("from", life.Phone).With("name", $"{MarkedTexts.Word} name"));
        await TakeAsync("calls", Part("call.answered").With("agent", "ana"));
        await TakeAsync("calls", Part("call.ended").With("duration", 60));
        await TakeAsync("calls", Part("recording.ready").With("recordingUrl", mark.Of("call.recordingUrl", "https://calls.example.org/{0}")));
        await TakeAsync("calls", Part("recording.ready").With("recordingUrl", mark.Of("call.recordingUrl", "https://calls.example.org/{0}")));
        await TakeAsync("calls", Part("transcript.ready").With("transcript", mark.Of("call.transcript")));
    }

    private async Task WriteAsync()
    {
        const string Parts = "MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n";
        var first = await WriteAsync(
            life.Email, Parts,
            $"--b\nContent-Type: text/plain\n\n{mark.Of("email.text")}\n\nOn Monday, Ben wrote:\n> {mark.Of("email.quoted")}\n--b\nContent-Type: application/pdf; name={mark.Of("email.attachment", "{0}.pdf")}\n\nx\n--b--\n");
        var session = first.Text("session");
        var answer = mark.Of("email.answerId", "{0}@example.com");
        await api.AskAsync(life.Ana, Asking.Record, new()
        {
            ["i"] = new JsonObject
            {
                ["sessionId"] = session,
                ["content"] = new JsonObject
                {
                    ["email"] = new JsonObject
                    {
                        ["direction"] = "OUTBOUND", ["subject"] = mark.Of("email.subject"), ["text"] = mark.Of("email.answer"), ["from"] = "help@example.com", ["to"] = new JsonArray(life.Email), ["messageId"] = answer,
                    },
                },
                ["idempotencyKey"] = Guid.NewGuid().ToString(),
            },
        });
        await WriteAsync(life.Email, $"In-Reply-To: <{answer}>\nAuto-Submitted: auto-replied\n", mark.Of("email.autoReply"));
        await WriteAsync(
            "MAILER-DAEMON@mx.example", "Return-Path: <>\nContent-Type: multipart/report; report-type=delivery-status; boundary=b\n",
            $"--b\n\n{mark.Of("email.bounce")}\n--b\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; mx.example\n\nFinal-Recipient: rfc822; {life.Email}\nAction: failed\nStatus: 5.1.1\n--b\nContent-Type: text/rfc822-headers\n\nMessage-ID: <{answer}>\n--b--\n");
        await WriteAsync(life.Email, "List-Unsubscribe: <https://x.example>\nPrecedence: bulk\n", mark.Of("email.bulk"));
        await WriteAsync(life.Email, $"In-Reply-To: <{answer}>\n", mark.Of("email.reply"));
    }

    /// <summary>One message leaves, one is refused, and then the gateways are away.</summary>
    private async Task LeaveAsync()
    {
        beside.Gateway.Rule = static (_, body) => body.TryGetProperty("text", out var text) && text.GetString()!.EndsWith("refused", StringComparison.Ordinal) ? GatewayFault.Refuses : null;
        await api.DeliveredAsync(life.Ana, await api.WriteAsync(life.Ana, chat, mark.Of("delivery.sent")), "SENT");
        await api.DeliveredAsync(life.Ana, await api.WriteAsync(life.Ana, chat, $"{MarkedTexts.Word} refused"), "FAILED");
        beside.Gateway.IsAway = true;
        queued = [await api.WriteAsync(life.Ana, chat, mark.Of("delivery.queued")), await api.WriteAsync(life.Ana, chat, mark.Of("delivery.queued"))];
        await Eventually.IsSoAsync(async () => (await api.DeliveryAsync(life.Ana, queued[0])).GetProperty("attempts").GetInt32() > 0, "It was tried in vain");
        (await api.CommandAsync(life.Ana, "promiseFollowUp", "PromiseFollowUpInput", "followUp { id }", new JsonObject
        {
            ["ticketId"] = (await ReadAsync(chat)).Text("ticket", "id"), ["kind"] = "CALLBACK", ["promise"] = mark.Of("delivery.promise"), ["dueAt"] = TimeProvider.System.GetUtcNow().AddHours(2).ToString("O"),
        })).Done();
        callback = (await api.EntriesAsync(life.Ana, life.Customer)).Last(static entry => entry.GetProperty("delivery") is { ValueKind: JsonValueKind.Object } delivery && delivery.Text("state") == "QUEUED").Text("id");
        Assert.DoesNotContain(callback, queued);
    }

    private async Task<JsonElement> WriteAsync(string from, string headers, string body)
    {
        letters.Add($"From: {from}\nTo: help@example.com\nSubject: {mark.Of("email.subject")}\nDate: Tue, 3 Mar 2026 10:20:30 +0100\nMessage-ID: <{mark.Of("email.id", "{0}@example.org")}>\n{headers}\n{body}");
        return await PostAsync(letters[^1]);
    }

    private async Task<JsonElement> PostAsync(string letter, HttpStatusCode status = HttpStatusCode.OK)
    {
        using var request = IngestApi.Signed("letters", letter);
        request.Content!.Headers.ContentType = new("message/rfc822");
        return await IngestApi.AnswerAsync(api, request, status);
    }

    private async Task<JsonElement> ReadAsync(string session) =>
        (await api.AskAsync(life.Ana, "query($s: ID!) { node(id: $s) { ... on Session { customer { id } ticket { id } } } }", new() { ["s"] = session })).GetProperty("node");

    private Task<JsonElement> TakeAsync(string source, JsonObject told, HttpStatusCode status = HttpStatusCode.OK) => IngestApi.TakeAsync(api, source, told, status);

    private JsonObject Part(string type) => new() { ["id"] = $"{MarkedTexts.Word}-{Guid.NewGuid()}", ["type"] = type, ["occurredAt"] = "2026-03-02T09:00:00Z", ["call"] = call };

    private static JsonObject Event(string type, string session) =>
        new() { ["id"] = $"{MarkedTexts.Word}-{Guid.NewGuid()}", ["type"] = type, ["occurredAt"] = "2026-03-02T09:00:00Z", ["session"] = session };

    private static JsonObject Customer(string kind, string value) =>
        new() { ["name"] = $"{MarkedTexts.Word} name", ["identities"] = new JsonArray(new JsonObject { ["kind"] = kind, ["value"] = value, ["assurance"] = "CLAIMED" }) };
}
