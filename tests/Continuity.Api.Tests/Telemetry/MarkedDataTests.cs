using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Continuity.Api.Telemetry;
using Continuity.Api.Tests.Delivery;
using Continuity.Api.Tests.Hosting;
using Continuity.Api.Tests.Ingest;
using Continuity.Api.Tests.Webhooks;
using Continuity.GraphQL.Telemetry;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using static Continuity.Api.Tests.Ingest.IngestApi;

namespace Continuity.Api.Tests.Telemetry;

/// <summary>Marked data goes in at every door of an API that logs all it can, to its console and to a collector; the mark must come out nowhere there.</summary>
[OneStore("It starts a Redis of its own.")]
public sealed class MarkedDataTests
{
    // Long enough that no id and no binary number has it by chance.
    private const string Mark = "qzxkvwjmark";
    private const string Phone = "+4930918273645";
    private static readonly string Mail = $"{Mark}-eva@example.org";

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task MarkedDataByEveryDoor_IsInNoLogNoTraceAndNoMetric()
    {
        await using var collector = await OtlpReceiver.StartAsync();
        await using var gateway = await FaultyGateway.StartAsync();
        await using var receiver = await Receiver.StartAsync();
        await using var redis = await RedisServer.StartAsync();
        receiver.Answer = static (_, context) =>
        {
            context.Response.StatusCode = 500;
            return context.Response.WriteAsync($"{Mark} went wrong", context.RequestAborted);
        };
        gateway.Rule = static (_, message) => message.ToString().Contains("refused", StringComparison.Ordinal) ? GatewayFault.ServerError : null;
        await using var api = await RunningApi.StartAsync(new ApiSettings { Redis = redis.ConnectionString, More = Settings(collector, gateway, receiver) });
        var ana = await api.TokenAsync("agent", $"{Mark}-ana", new JsonObject { ["name"] = $"Ana {Mark}", ["teams"] = new JsonArray($"{Mark}-team") });

        var session = await ServeAsync(api, ana);
        await MisuseAsync(api, ana);
        await TakeInAsync(api);
        await SubscribeAsync(api, ana);
        await api.DeliveredAsync(ana, await api.WriteAsync(ana, session, $"It is {Mark}"), "SENT");
        await api.WriteAsync(ana, session, $"It is {Mark} and refused");
        await Eventually.IsSoAsync(() => Task.FromResult(receiver.All.Count > 0), "A webhook is sent");
        await BreakAsync(api, redis, ana, session);
        Assert.Equal(0, await api.StopAsync());

        var logs = collector.Text("logs");
        Assert.Contains("STORE_UNAVAILABLE", collector.Text("traces"), StringComparison.Ordinal);
        Assert.Contains("continuity.store.unavailable", collector.Text("metrics"), StringComparison.Ordinal);
        Assert.Contains("Continuity.", logs, StringComparison.Ordinal);
        var console = string.Join('\n', api.Process.Output.Concat(api.Process.Errors));
        string[] marks = [Mark, Phone[3..], ana, ana.Split('.')[1], ana.Split('.')[2], Signing.Key, FaultyGateway.Secret, "token=secret"];
        foreach (var (place, text) in new[] { ("console", console), ("logs", logs), ("traces", collector.Text("traces")), ("metrics", collector.Text("metrics")) })
        {
            Assert.True(Leak(text, marks) is null, $"In the {place}: {Leak(text, marks)}");
        }
    }

    [Fact]
    public async Task MarkedDataThatIsTold_IsFoundInTheLogTheTraceAndTheMetric()
    {
        await using var collector = await OtlpReceiver.StartAsync();
        using var activities = new ActivitySource(GraphQLTelemetry.Name);
        using var meter = new Meter(StoreAnswers.Name);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Configuration.AddInMemoryCollection(collector.Settings.Select(static one => KeyValuePair.Create<string, string?>(one.Key, one.Value)));
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.GuardLogs().AddTelemetry();
        await using (var app = builder.Build())
        {
            await app.StartAsync(Cancelled);
            app.Services.GetRequiredService<ILoggerFactory>().CreateLogger("Continuity.Planted").Log(LogLevel.Warning, default, $"It is {Mark}", null, static (line, _) => line);
            activities.StartActivity($"query {Mark}")?.Dispose();
            meter.CreateCounter<long>("continuity.planted").Add(1, new KeyValuePair<string, object?>("asked", Mark));
            await app.StopAsync(Cancelled);
        }

        foreach (var signal in (string[])["logs", "traces", "metrics"])
        {
            Assert.Contains(Mark, Leak(collector.Text(signal), [Phone, Mark]), StringComparison.Ordinal);
        }
    }

    /// <summary>The first mark in a text, with what stands around it; null where there is none.</summary>
    private static string? Leak(string text, IReadOnlyList<string> marks)
    {
        var at = marks.Select(mark => text.IndexOf(mark, StringComparison.OrdinalIgnoreCase)).FirstOrDefault(static place => place >= 0, -1);
        return at < 0 ? null : $"…{text[Math.Max(0, at - 300)..Math.Min(text.Length, at + 100)]}…";
    }

    private static Dictionary<string, string> Settings(OtlpReceiver collector, FaultyGateway gateway, Receiver receiver)
    {
        var settings = new Dictionary<string, string>(Sources)
        {
            ["Logging:LogLevel:Default"] = "Trace",
            ["Logging:LogLevel:Continuity"] = "Trace",
            ["Continuity:Store:Deadline"] = "00:00:01",
            ["Continuity:Ingest:mail:Kind"] = "Email",
            ["Continuity:Ingest:mail:Secrets:0:Value"] = Signing.Key,
            ["Continuity:Webhooks:crm:Url"] = receiver.Url,
            ["Continuity:Webhooks:crm:Secrets:0"] = Receiver.Secret,
        };
        foreach (var (key, value) in collector.Settings.Concat(gateway.Settings("CHAT")))
        {
            settings[key] = value;
        }

        return settings;
    }

    /// <summary>What goes well: a session with a person's data, and what is done about it.</summary>
    private static async Task<string> ServeAsync(RunningApi api, string ana)
    {
        var pbx = await api.TokenAsync("ingest", $"{Mark}-pbx");
        var started = await api.StartAsync(pbx, Asking.Session("CHAT", ("EMAIL", Mail), ("PHONE", Phone))
            .With("subject", $"My {Mark} bill")
            .With("customerName", $"Eva {Mark}")
            .With("externalRef", $"{Mark}-ref")
            .With("idempotencyKey", $"{Mark}-key")
            .With("entry", new JsonObject { ["message"] = new JsonObject { ["text"] = $"Hello from {Mark}" } }));
        await api.AskAsync(ana, $"query {Mark} {{ viewer {{ roles }} }}");
        var ticket = started.Text("ticket", "id");
        await api.AskAsync(ana, "mutation($t: ID!) { claimTicket(input: { ticketId: $t }) { errors { code } } }", new() { ["t"] = ticket });
        await api.AskAsync(
            ana,
            "mutation($t: ID!, $x: String!) { setGoal(input: { ticketId: $t, goal: $x }) { errors { code } } recordFact(input: { ticketId: $t, statement: $x, certainty: KNOWN, source: CUSTOMER }) { errors { code } } }",
            new() { ["t"] = ticket, ["x"] = $"She wants {Mark}" });
        await api.AskAsync(
            ana, $$"""{ customer(by: { identity: { kind: EMAIL, value: "{{Mail}}" } }) { name identities { value } thread { entries(last: 5) { nodes { __typename } } } } }""");
        return started.Text("session", "id");
    }

    /// <summary>What callers do wrong, with something marked in it each time.</summary>
    private static async Task MisuseAsync(RunningApi api, string ana)
    {
        await SendAsync(api, HttpMethod.Get, $"/graphql?query={{viewer{{roles}}}}&variables={Mark}", ana);
        await SendAsync(api, new HttpMethod(Mark), "/graphql", ana);
        await SendAsync(api, HttpMethod.Post, "/graphql", ana, $$"""{ "query": "{ viewer { roles } }", {{Mark}}""");
        await SendAsync(api, HttpMethod.Post, "/graphql", $"{Mark}.{Mark}.{Mark}", "{}");
        await SendAsync(api, HttpMethod.Post, "/graphql", ana[..^8] + Mark + "AAAAA", "{}");
        await SendAsync(api, HttpMethod.Get, $"/{Mark}/{Mail}?who={Mark}", null);
        await SendAsync(api, HttpMethod.Get, $"/exports/{Mark}", null);
        await SendAsync(api, HttpMethod.Post, $"/ingest/{Mark}", null, "{}");
        await SendAsync(api, HttpMethod.Post, "/dev/token", null, $$"""{"role":"{{Mark}}"}""");
        foreach (var query in (string[])[$"{{ viewer {{ {Mark} }} }}", $"{{ viewer(x: \"{Mark}\") {{ roles }} }}", $"{{ {Mark}", "mutation($i: StartSessionInput!) { startSession(input: $i) { errors { code } } }"])
        {
            await api.AnswerAsync(ana, query, new() { ["i"] = new JsonObject { ["channel"] = Mark, ["subject"] = Mark } });
        }

        var refused = await api.RefusedStartAsync(ana, Asking.Session("CHAT", ("EMAIL", Mark)));
        Assert.NotEmpty(refused.Text("code"));
    }

    /// <summary>What other systems send, taken in and refused.</summary>
    private static async Task TakeInAsync(RunningApi api)
    {
        var customer = new JsonObject { ["name"] = $"Eva {Mark}", ["identities"] = new JsonArray(new JsonObject { ["kind"] = "EMAIL", ["value"] = Mail, ["assurance"] = "CLAIMED" }) };
        await TakeAsync(api, "chat", Event("session.started").With("session", $"{Mark}-1").With("subject", Mark).With("customer", customer));
        await TakeAsync(api, "chat", Event("message").With("session", $"{Mark}-1").With("message", new JsonObject { ["text"] = $"I am {Mark}" }));
        await TakeAsync(api, "app", Event("session.started").With("session", $"{Mark}-2").With("customer", customer.DeepClone()));
        await TakeAsync(api, "pbx", Event("call.ended").With("call", $"{Mark}-3").With("direction", "INBOUND").With("from", Phone).With("to", OwnNumber).With("duration", 60).With("name", Mark));
        var message = $"From: {Mail}\nTo: help@shop.example\nSubject: {Mark}\nDate: Tue, 3 Mar 2026 10:20:30 +0100\nMessage-ID: <{Mark}@mail.example.org>\n\nI am {Mark}\n";
        using var mail = Signed("mail", message);
        mail.Content!.Headers.ContentType = new("message/rfc822");
        await AnswerAsync(api, mail, HttpStatusCode.OK);

        foreach (var source in (string[])["chat", "app", "pbx"])
        {
            using var unreadable = Signed(source, $"{{ \"{Mark}\" ");
            Assert.True((int)(await api.Http.SendAsync(unreadable, Cancelled)).StatusCode is >= 400 and < 500);
            using var wrong = Signed(source, $$"""{ "id": "{{Mark}}", "type": "{{Mark}}", "{{Mark}}": 1 }""");
            Assert.True((int)(await api.Http.SendAsync(wrong, Cancelled)).StatusCode is >= 200 and < 500);
            using var unsigned = Signed(source, $$"""{ "{{Mark}}": 1 }""", secret: Signing.OldKey);
            await AnswerAsync(api, unsigned, HttpStatusCode.Unauthorized);
        }
    }

    private static async Task SubscribeAsync(RunningApi api, string ana)
    {
        using (var stranger = await GraphQLSocket.ConnectAsync(api.Http.BaseAddress!))
        {
            await stranger.SendAsync($$$"""{"type":"connection_init","payload":{"Authorization":"Bearer {{{Mark}}}"}}""");
            Assert.StartsWith("4", await stranger.NextAsync(), StringComparison.Ordinal);
        }

        using var socket = await GraphQLSocket.ConnectAsync(api.Http.BaseAddress!, ana);
        await socket.SendAsync("""{"type":"connection_init"}""");
        Assert.Contains("connection_ack", await socket.NextAsync(), StringComparison.Ordinal);
        await socket.SendAsync($$$"""{"id":"{{{Mark}}}","type":"subscribe","payload":{"query":"subscription { threadEntries(customerId: \"{{{Mark}}}\") { cursor } }"}}""");
        Assert.Contains(Mark, await socket.NextAsync(), StringComparison.Ordinal);
        await socket.SendAsync($$"""{"type":"{{Mark}}"}""");
        Assert.StartsWith("4400", await socket.NextAsync(), StringComparison.Ordinal);
    }

    /// <summary>Records that can't be read, what Redis refuses, and a Redis that is gone.</summary>
    private static async Task BreakAsync(RunningApi api, RedisServer redis, string ana, string session)
    {
        using (var store = await Resp.ConnectAsync(redis.Port))
        {
            await store.SendAsync(
                "EVAL",
                $"for _, key in ipairs(redis.call('KEYS', '*:customer:*')) do redis.pcall('HSET', key, 'profile', '{{\"name\":\"{Mark}') end for _, key in ipairs(redis.call('KEYS', '*:outbox')) do redis.call('DEL', key) redis.call('SET', key, '{Mark}') end return 'OK'",
                "0");
        }

        var answer = await api.AnswerAsync(ana, $$"""{ {{Mark}}: customer(by: { identity: { kind: EMAIL, value: "{{Mail}}" } }) { name } }""");
        Assert.True(answer.TryGetProperty("errors", out _));
        answer = await api.AnswerAsync(ana, Asking.Record, Asking.Message(session, Mark));
        Assert.True(answer.TryGetProperty("errors", out _));
        await redis.KillAsync();
        answer = await api.AnswerAsync(ana, Asking.Start, new() { ["i"] = Asking.Session("CHAT", ("EMAIL", Mail)).With("subject", Mark) });
        Assert.Equal("STORE_UNAVAILABLE", answer.GetProperty("errors")[0].Text("extensions", "code"));
        using var taken = Signed("chat", Event("message").With("session", $"{Mark}-1").With("message", new JsonObject { ["text"] = Mark }).ToJsonString());
        await AnswerAsync(api, taken, HttpStatusCode.ServiceUnavailable);
    }

    private static JsonObject Event(string type) => new() { ["id"] = $"{Mark}-{Guid.NewGuid()}", ["type"] = type, ["occurredAt"] = TimeProvider.System.GetUtcNow().ToString("O") };

    private static async Task SendAsync(RunningApi api, HttpMethod method, string path, string? token, string? body = null)
    {
        using var request = new HttpRequestMessage(method, path);
        if (body is not null)
        {
            request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        }

        request.Headers.TryAddWithoutValidation("User-Agent", $"Browser of {Mark}");
        request.Headers.TryAddWithoutValidation("Cookie", $"id={Mark}");
        request.Headers.TryAddWithoutValidation("Referer", $"https://shop.example/{Mark}");
        request.Headers.TryAddWithoutValidation("X-Forwarded-For", Mark);
        request.Headers.TryAddWithoutValidation("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");
        request.Headers.TryAddWithoutValidation("tracestate", $"{Mark}={Mark}");
        request.Headers.TryAddWithoutValidation("baggage", $"{Mark}={Mark}");
        if (token is not null)
        {
            request.Headers.TryAddWithoutValidation("Authorization", $"Bearer {token}");
        }

        using var response = await api.Http.SendAsync(request, Cancelled);
        Assert.True((int)response.StatusCode is >= 400 and < 500, $"{path}: {(int)response.StatusCode} {await response.Content.ReadAsStringAsync(Cancelled)}");
    }
}
