using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Continuity.Api.Ingest;
using Continuity.Api.Ingest.Mail;
using Continuity.Api.Nodes;
using Continuity.Api.Tests.Hosting;
using Continuity.Mail;
using Continuity.Privacy;
using Continuity.Redis.Keys;
using Microsoft.AspNetCore.Http;

namespace Continuity.Api.Tests.Ingest.Mail;

/// <summary>A running API with mail systems as sources, and what they do to it.</summary>
public sealed class MailApi : IAsyncLifetime
{
    private const string Secret = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwd";

    private const string Session =
        "query($s: ID!) { node(id: $s) { ... on Session { id state channel assurance continues { id } match { customerRule ticketRule } customer { id name identities { value assurance } } "
        + "ticket { id status brief { headline } waitingIn { name } } entries(first: 100) { nodes { " + Entry + " } } } } }";

    private const string Entry =
        "__typename id visibility occurredAt recordedAt author { __typename } ... on EmailEntry { kind subject text quotedText from to messageId inReplyTo notes attachments { name contentType size isInline } } ... on ActivityEntry { activity }";

    public RunningApi Api { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        var settings = new Dictionary<string, string> { ["Continuity:Queues:0"] = "general", ["Continuity:Queues:1"] = "letters" };
        foreach (var source in new[] { "mail", "strict" })
        {
            settings[$"Continuity:Ingest:{source}:Kind"] = "Email";
            settings[$"Continuity:Ingest:{source}:Queue"] = "letters";
            settings[$"Continuity:Ingest:{source}:Secrets:0:Value"] = $"whsec_{Secret}";
            settings[$"Continuity:Ingest:{source}:RequestsPerSecond"] = "10000";
            settings[$"Continuity:Ingest:{source}:Burst"] = "10000";
            settings[$"Continuity:Ingest:{source}:Email:Forms:0"] = "forms@shop.example";
            settings[$"Continuity:Ingest:{source}:Email:OwnMessageIdDomains:0"] = "out.shop.example";
        }

        settings["Continuity:Ingest:strict:Email:AuthenticatedBy"] = "mx.shop.example";
        settings["Continuity:Ingest:strict:Email:AuthenticatedIsVerified"] = "true";
        Api = await RunningApi.StartAsync(new ApiSettings { More = settings });
    }

    public ValueTask DisposeAsync() => Api.DisposeAsync();

    /// <summary>An id that no other test has.</summary>
    public static string Id() => $"{Guid.NewGuid():N}@mail.example.org";

    /// <summary>A message, with line feeds.</summary>
    public static string Message(string from, string id, string text = "Hello", string more = "", string date = "Tue, 3 Mar 2026 10:20:30 +0100") =>
        $"From: {from}\nTo: help@shop.example\nSubject: My bill\nDate: {date}\nMessage-ID: <{id}>\n{more}\n{text}\n";

    /// <summary>A time as a mail program writes it, to the second.</summary>
    public static string Date(DateTimeOffset at) => at.ToString("ddd, d MMM yyyy HH:mm:ss '+0000'", CultureInfo.InvariantCulture);

    /// <summary>Sends a message as a mail system does.</summary>
    public Task<HttpResponseMessage> PostAsync(string message, string source = "mail") => PostAsync(Encoding.UTF8.GetBytes(message), "message/rfc822", source);

    /// <summary>Sends a body, signed by Standard Webhooks.</summary>
    public async Task<HttpResponseMessage> PostAsync(byte[] body, string type, string source = "mail")
    {
        var (id, at) = (Guid.NewGuid().ToString(), TimeProvider.System.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture));
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/ingest/{source}") { Content = new ByteArrayContent(body) };
        request.Content.Headers.TryAddWithoutValidation("Content-Type", type);
        request.Headers.Add("webhook-id", id);
        request.Headers.Add("webhook-timestamp", at);
        request.Headers.Add("webhook-signature", $"v1,{Convert.ToBase64String(HMACSHA256.HashData(Convert.FromBase64String(Secret), (byte[])[.. Encoding.UTF8.GetBytes($"{id}.{at}."), .. body]))}");
        return await Api.Http.SendAsync(request, TestContext.Current.CancellationToken);
    }

    /// <summary>Sends a message that must be taken in, and gives the answer.</summary>
    public async Task<JsonElement> TakeAsync(string message, HttpStatusCode status = HttpStatusCode.OK, string source = "mail")
    {
        using var response = await PostAsync(message, source);
        return await AnswerAsync(response, status);
    }

    /// <summary>Has a message's place chosen, as by a delivery of it that has come no further.</summary>
    public async Task ChooseAsync(string message, string session)
    {
        var bytes = Encoding.UTF8.GetBytes(message);
        var request = new IngestRequest("mail", new() { Kind = IngestKind.Email }, bytes, new HeaderDictionary(), TimeProvider.System.GetUtcNow());
        var email = ReceivedEmail.Read(MailParser.Parse(bytes), bytes, request, new TextMask(new()));
        var (home, number) = NodeId.Session(session)!.Value;
        using var store = await Resp.ConnectAsync(Api.Store);
        await store.SendAsync("SET", new EmailPlaceKey(KeyDigest.Of("mail", email.Key)).Place, NumberText.Of(home, number));
    }

    /// <summary>The answer, whose status is expected.</summary>
    public static async Task<JsonElement> AnswerAsync(HttpResponseMessage response, HttpStatusCode status)
    {
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(response.StatusCode == status, $"{(int)response.StatusCode}: {text}");
        return JsonDocument.Parse(text).RootElement.Clone();
    }

    /// <summary>A session as agents see it.</summary>
    public async Task<JsonElement> ReadAsync(string session) => (await Api.AskAsync(await AgentAsync(), Session, new() { ["s"] = session })).GetProperty("node");

    /// <summary>The entries of a customer's thread, as somebody sees it.</summary>
    public async Task<IReadOnlyList<JsonElement>> ThreadAsync(string customer, string? token = null) =>
    [
        .. (await Api.AskAsync(token ?? await AgentAsync(), "query($c: ID!) { customer(by: { id: $c }) { thread { entries(first: 100) { nodes { session { id } " + Entry + " } } } } }", new() { ["c"] = customer }))
            .GetProperty("customer").GetProperty("thread").GetProperty("entries").GetProperty("nodes").EnumerateArray(),
    ];

    /// <summary>The e-mails of a session.</summary>
    public static IReadOnlyList<JsonElement> Emails(JsonElement session) =>
        [.. session.GetProperty("entries").GetProperty("nodes").EnumerateArray().Where(static entry => entry.Text("__typename") == "EmailEntry")];

    /// <summary>An agent writes in a session; the id of the e-mail, once it is filed.</summary>
    public async Task<string> AnswerAsync(string session, string? messageId = null, string? checkIn = null)
    {
        var id = messageId ?? Id();
        var payload = (await Api.AskAsync(await AgentAsync(), Asking.Record, new()
        {
            ["i"] = new JsonObject
            {
                ["sessionId"] = session,
                ["content"] = new JsonObject
                {
                    ["email"] = new JsonObject { ["direction"] = "OUTBOUND", ["subject"] = "Re: My bill", ["text"] = "It is right by now.", ["from"] = "help@shop.example", ["to"] = new JsonArray("eva@example.org"), ["messageId"] = id },
                },
                ["checkInId"] = checkIn,
                ["idempotencyKey"] = Guid.NewGuid().ToString(),
            },
        })).GetProperty("recordEntry");
        Assert.Empty(payload.GetProperty("errors").EnumerateArray());
        return id;
    }

    /// <summary>An agent's token.</summary>
    public Task<string> AgentAsync() => Api.TokenAsync("agent", "ana", new() { ["name"] = "Ana" });
}
