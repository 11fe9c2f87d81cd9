using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Continuity.Api.Tests.Hosting;

namespace Continuity.Api.Tests.Ingest;

/// <summary>One running API with sources of each kind, and what a provider does to it.</summary>
public sealed class IngestApi : IAsyncLifetime
{
    public const string FormUrl = "https://api.example.com/ingest/form";

    /// <summary>A telephone number of the company's own, which tells nobody apart.</summary>
    public const string OwnNumber = "+49307654321";

    public RunningApi Api { get; private set; } = null!;

    /// <summary>The sources: pbx, eager, form, mapped, chat, app, small, slow, single.</summary>
    public static IReadOnlyDictionary<string, string> Sources { get; } = new Dictionary<string, string>
    {
        ["Continuity:Identities:NeverMatched:0"] = OwnNumber,
        ["Continuity:Queues:0"] = "general",
        ["Continuity:Queues:1"] = "calls",
        ["Continuity:Ingest:pbx:Kind"] = "Telephony",
        ["Continuity:Ingest:pbx:Queue"] = "calls",
        ["Continuity:Ingest:pbx:Secrets:0:Value"] = Signing.Key,
        ["Continuity:Ingest:pbx:RequestsPerSecond"] = "10000",
        ["Continuity:Ingest:pbx:Burst"] = "10000",
        ["Continuity:Ingest:eager:Kind"] = "Telephony",
        ["Continuity:Ingest:eager:Secrets:0:Value"] = Signing.Key,
        ["Continuity:Ingest:eager:Telephony:AnonymousAfter"] = "00:00:01",
        ["Continuity:Ingest:form:Kind"] = "Telephony",
        ["Continuity:Ingest:form:Secrets:0:Value"] = Signing.Text,
        ["Continuity:Ingest:form:Signature:Scheme"] = "HmacUrl",
        ["Continuity:Ingest:form:Signature:Algorithm"] = "LegacySha1",
        ["Continuity:Ingest:form:Signature:Header"] = "X-Sign",
        ["Continuity:Ingest:form:Signature:PublicUrl"] = FormUrl,
        ["Continuity:Ingest:form:Telephony:Preset"] = "CallStatus",
        ["Continuity:Ingest:form:Telephony:Identities:EXTERNAL"] = "CrmId",
        ["Continuity:Ingest:mapped:Kind"] = "Telephony",
        ["Continuity:Ingest:mapped:Secrets:0:Value"] = Signing.Text,
        ["Continuity:Ingest:mapped:Signature:Scheme"] = "HmacBody",
        ["Continuity:Ingest:mapped:Signature:Prefix"] = "sha256=",
        ["Continuity:Ingest:mapped:Telephony:Fields:call"] = "uuid",
        ["Continuity:Ingest:mapped:Telephony:Fields:type"] = "event",
        ["Continuity:Ingest:mapped:Telephony:Types:RINGING"] = "call.started",
        ["Continuity:Ingest:mapped:Telephony:Types:HANGUP"] = "call.ended",
        ["Continuity:Ingest:mapped:Telephony:Types:DTMF"] = "none",
        ["Continuity:Ingest:chat:Kind"] = "Chat",
        ["Continuity:Ingest:chat:Secrets:0:Value"] = Signing.Key,
        ["Continuity:Ingest:chat:RequestsPerSecond"] = "10000",
        ["Continuity:Ingest:chat:Burst"] = "10000",
        ["Continuity:Ingest:app:Kind"] = "App",
        ["Continuity:Ingest:app:Secrets:0:Value"] = Signing.Key,
        ["Continuity:Ingest:app:Burst"] = "10000",
        ["Continuity:Ingest:small:Kind"] = "Chat",
        ["Continuity:Ingest:small:Secrets:0:Value"] = Signing.Key,
        ["Continuity:Ingest:small:MaximumBytes"] = "1024",
        ["Continuity:Ingest:slow:Kind"] = "Chat",
        ["Continuity:Ingest:slow:Secrets:0:Value"] = Signing.Key,
        ["Continuity:Ingest:slow:RequestsPerSecond"] = "1",
        ["Continuity:Ingest:slow:Burst"] = "3",
        ["Continuity:Ingest:single:Kind"] = "Chat",
        ["Continuity:Ingest:single:Secrets:0:Value"] = Signing.Key,
        ["Continuity:Ingest:single:RequestsPerSecond"] = "1",
        ["Continuity:Ingest:single:Burst"] = "1",
    };

    public async ValueTask InitializeAsync() => Api = await RunningApi.StartAsync(new ApiSettings
    {
        // The least for their largest body, so that few requests fill it.
        More = new Dictionary<string, string>(Sources) { ["Continuity:IngestLimits:UnverifiedBytes"] = "1310720" },
    });

    public ValueTask DisposeAsync() => Api.DisposeAsync();

    /// <summary>A request with a body that is signed by Standard Webhooks.</summary>
    public static HttpRequestMessage Signed(string source, string body, string? id = null, string secret = Signing.Key, DateTimeOffset? at = null)
    {
        var bytes = Encoding.UTF8.GetBytes(body);
        var request = new HttpRequestMessage(HttpMethod.Post, $"/ingest/{source}") { Content = new ByteArrayContent(bytes) };
        request.Content.Headers.ContentType = new("application/json");
        foreach (var (name, value) in Signing.Standard(secret, id ?? Guid.NewGuid().ToString(), at ?? TimeProvider.System.GetUtcNow(), bytes))
        {
            request.Headers.Add(name, value);
        }

        return request;
    }

    /// <summary>Sends an event that must be taken in, and gives the answer.</summary>
    public static async Task<JsonElement> TakeAsync(RunningApi api, string source, JsonObject body, HttpStatusCode status = HttpStatusCode.OK)
    {
        using var request = Signed(source, body.ToJsonString());
        return await AnswerAsync(api, request, status);
    }

    /// <summary>Sends a request, and gives the answer of the status that is expected.</summary>
    public static async Task<JsonElement> AnswerAsync(RunningApi api, HttpRequestMessage request, HttpStatusCode status)
    {
        using var response = await api.Http.SendAsync(request, TestContext.Current.CancellationToken);
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(response.StatusCode == status, $"{(int)response.StatusCode}: {text}");
        return text.Length == 0 ? default : JsonDocument.Parse(text).RootElement.Clone();
    }

    /// <summary>A session as agents see it, its entries without activities beside.</summary>
    public static async Task<(JsonElement Session, IReadOnlyList<JsonElement> Entries, IReadOnlyList<string> Activities)> ReadAsync(RunningApi api, string session)
    {
        const string Query =
            "query($s: ID!) { node(id: $s) { ... on Session { id state channel externalRef assurance match { customerRule } customer { id name identities { kind value assurance } } ticket { waitingIn { name } } "
            + "entries(first: 100) { nodes { __typename id occurredAt visibility author { __typename ... on Agent { name } ... on Bot { name } ... on System { name } } "
            + "... on CallEntry { direction duration summary recordingUrl transcript } ... on MessageEntry { text } ... on NoteEntry { note: text } ... on SelfServiceEntry { step outcome detail } ... on ActivityEntry { activity } } } } } }";
        var agent = await api.TokenAsync("agent", "ana", new() { ["name"] = "Ana" });
        var read = (await api.AskAsync(agent, Query, new() { ["s"] = session })).GetProperty("node");
        var nodes = read.GetProperty("entries").GetProperty("nodes").EnumerateArray().ToList();
        return (read, [.. nodes.Where(static n => n.Text("__typename") != "ActivityEntry")], [.. nodes.Where(static n => n.Text("__typename") == "ActivityEntry").Select(static n => n.Text("activity"))]);
    }
}
