using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Continuity.Api.Tests.Hosting;
using static Continuity.Api.Tests.Ingest.IngestApi;

namespace Continuity.Api.Tests.Ingest;

/// <summary>What telephone systems tell, over HTTP: one call is one session and one entry.</summary>
public sealed class TelephonyTests(IngestApi shared) : IClassFixture<IngestApi>
{
    private const string Url = "https://calls.example.com/1.mp3";
    private readonly RunningApi api = shared.Api;
    private readonly string call = Guid.NewGuid().ToString();
    private readonly string number = $"+4930{Random.Shared.Next(10_000_000, 99_999_999)}";

    [Fact]
    public async Task Call_ItsPartsInOrder_AreOneSessionAndOneEntry()
    {
        await api.AskAsync(await api.TokenAsync("agent", "ana", new() { ["name"] = "Ana" }), "{ viewer { actor { __typename } } }");
        var started = await TakeAsync(api, "pbx", Event("call.started").With("name", "Eva"));
        await TakeAsync(api, "pbx", Event("call.answered").With("agent", "ana"));
        var ended = await TakeAsync(api, "pbx", Event("call.ended").With("duration", 240));
        await TakeAsync(api, "pbx", Event("recording.ready", false).With("recordingUrl", Url));
        await TakeAsync(api, "pbx", Event("transcript.ready", false).With("transcript", "Good morning."));

        var (session, entries, activities) = await ReadAsync(api, started.Text("session"));
        var entry = Assert.Single(entries);
        Assert.Equal(("ENDED", "PHONE", call, "CLAIMED"), (session.Text("state"), session.Text("channel"), session.Text("externalRef"), session.Text("assurance")));
        Assert.Equal(("Eva", number, "calls"), (session.Text("customer", "name"), session.GetProperty("customer").GetProperty("identities")[0].Text("value"), session.Text("ticket", "waitingIn", "name")));
        Assert.Equal(("INBOUND", "PT4M", Url, "Good morning.", "Ana"), (entry.Text("direction"), entry.Text("duration"), entry.Text("recordingUrl"), entry.Text("transcript"), entry.Text("author", "name")));
        Assert.Equal(ended.Text("entry"), entry.Text("id"));
        Assert.Equal(2, activities.Count(static activity => activity == "CALL_COMPLETED"));
    }

    [Fact]
    public async Task Call_HundredDeliveriesAtOnceOfTheSameParts_AreOneSessionAndOneEntry()
    {
        JsonObject[] parts =
        [
            Event("call.started"), Event("call.answered"), Event("call.ended").With("duration", 61),
            Event("recording.ready", false).With("recordingUrl", Url), Event("transcript.ready", false).With("transcript", "Good morning."),
        ];
        var order = Enumerable.Range(0, 100).Select(i => parts[i % parts.Length]).ToArray();
        new Random(7).Shuffle(order);

        var answers = await Task.WhenAll(order.Select(async part =>
        {
            using var request = Signed("pbx", part.ToJsonString());
            using var response = await api.Http.SendAsync(request, TestContext.Current.CancellationToken);
            Assert.True(response.IsSuccessStatusCode);
            return JsonDocument.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).RootElement.Clone();
        }));

        var session = Assert.Single(answers.Where(static answer => answer.TryGetProperty("session", out _)).Select(static answer => answer.Text("session")).Distinct());
        var (read, entries, activities) = await ReadAsync(api, session);
        var entry = Assert.Single(entries);
        Assert.Equal(("PT1M1S", Url, "Good morning.", "ENDED"), (entry.Text("duration"), entry.Text("recordingUrl"), entry.Text("transcript"), read.Text("state")));
        Assert.Equal((1, 1), (activities.Count(static a => a == "SESSION_STARTED"), activities.Count(static a => a == "SESSION_ENDED")));
        Assert.Equal(1, await SessionsOfAsync(number));
    }

    [Fact]
    public async Task Call_WhatHasNoNumberComesFirst_WaitsForItsSession()
    {
        var early = await TakeAsync(api, "pbx", Event("recording.ready", false).With("recordingUrl", Url), HttpStatusCode.Accepted);
        await TakeAsync(api, "pbx", Event("transcript.ready", false).With("transcript", "Good morning."), HttpStatusCode.Accepted);
        var started = await TakeAsync(api, "pbx", Event("call.started"));

        var (session, entries, _) = await ReadAsync(api, started.Text("session"));
        Assert.Equal("KEPT", early.Text("outcome"));
        Assert.Equal((Url, "Good morning."), (Assert.Single(entries).Text("recordingUrl"), entries[0].Text("transcript")));
        Assert.Equal(number, session.GetProperty("customer").GetProperty("identities")[0].Text("value"));
    }

    [Fact]
    public async Task Call_WhatComesEarlyAndIsNotGood_IsRefusedWhileSomebodyWaitsForTheAnswer()
    {
        var refused = await TakeAsync(api, "pbx", Event("recording.ready", false).With("recordingUrl", "no address"), HttpStatusCode.UnprocessableEntity);
        Assert.Equal(("recordingUrl", "INVALID"), (refused.Text("field"), refused.Text("code")));

        var (_, entries, _) = await ReadAsync(api, (await TakeAsync(api, "pbx", Event("call.ended").With("duration", 60))).Text("session"));
        Assert.Equal(JsonValueKind.Null, Assert.Single(entries).GetProperty("recordingUrl").ValueKind);
    }

    [Fact]
    public async Task Call_WhatIsNotGoodHasTheNumber_LeavesNoSessionAndNoCustomer()
    {
        await TakeAsync(api, "pbx", Event("recording.ready").With("recordingUrl", "no address"), HttpStatusCode.UnprocessableEntity);

        var agent = await api.TokenAsync("agent", "ana");
        var read = await api.AskAsync(agent, "query($p: String!) { customer(by: { identity: { kind: PHONE, value: $p } }) { id } }", new() { ["p"] = number });
        Assert.Equal(JsonValueKind.Null, read.GetProperty("customer").ValueKind);
    }

    [Fact]
    public async Task Call_TheNumberNeverComes_IsAnonymousAfterItsTime()
    {
        var recording = Event("recording.ready", false).With("recordingUrl", Url);
        await TakeAsync(api, "eager", recording, HttpStatusCode.Accepted);
        JsonElement again = default;
        await Eventually.IsSoAsync(
            async () =>
            {
                using var request = Signed("eager", recording.ToJsonString());
                using var response = await api.Http.SendAsync(request, TestContext.Current.CancellationToken);
                again = JsonDocument.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).RootElement.Clone();
                return response.StatusCode == HttpStatusCode.OK;
            },
            "The call is recorded");

        var (session, entries, _) = await ReadAsync(api, again.Text("session"));
        Assert.Equal(("ANONYMOUS", Url), (session.Text("match", "customerRule"), Assert.Single(entries).Text("recordingUrl")));

        await TakeAsync(api, "eager", Event("call.answered", false).With("direction", "INBOUND").With("from", "+49301000"));
        await TakeAsync(api, "eager", Event("call.started"));
        session = (await ReadAsync(api, again.Text("session"))).Session;
        Assert.Equal(("CLAIMED", number), (session.Text("assurance"), Assert.Single(session.GetProperty("customer").GetProperty("identities").EnumerateArray()).Text("value")));
    }

    [Theory]
    [InlineData("")]
    [InlineData("anonymous")]
    [InlineData("+266696687")]
    [InlineData("sip:frontdesk@10.0.0.1")]
    public async Task Call_TheNumberIsWithheld_IsAnAnonymousSession(string from)
    {
        var ended = await TakeAsync(api, "pbx", Event("call.ended").With("from", from).With("duration", 0));

        var (session, entries, _) = await ReadAsync(api, ended.Text("session"));
        Assert.Equal(("ANONYMOUS", "Customer"), (session.Text("assurance"), Assert.Single(entries).Text("author", "__typename")));
    }

    [Fact]
    public async Task Call_Outbound_IsWithWhoeverWasCalled()
    {
        var ended = await TakeAsync(api, "pbx", Event("call.ended").With("direction", "OUTBOUND").With("from", "+49301000").With("to", number).With("duration", 30));

        var (session, entries, _) = await ReadAsync(api, ended.Text("session"));
        Assert.Equal((number, "OUTBOUND", "pbx"), (session.GetProperty("customer").GetProperty("identities")[0].Text("value"), Assert.Single(entries).Text("direction"), entries[0].Text("author", "name")));
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    public async Task Call_TheNameIsBlank_IsAsIfThereWereNone(string blank)
    {
        var begun = await TakeAsync(api, "pbx", Event("call.started").With("name", blank));
        var form = await FormAsync(new() { ["CallStatus"] = "ringing", ["From"] = number, ["To"] = "+49301000", ["Direction"] = "inbound", ["CallerName"] = blank }, HttpStatusCode.OK);
        Assert.Equal(JsonValueKind.Null, (await ReadAsync(api, begun.Text("session"))).Session.GetProperty("customer").GetProperty("name").ValueKind);

        await TakeAsync(api, "pbx", Event("call.ended").With("name", "Eva").With("duration", 0));
        Assert.Equal("Eva", (await ReadAsync(api, form.Text("session"))).Session.Text("customer", "name"));
    }

    [Fact]
    public async Task Form_AsManySystemsSendIt_IsOneCallToo()
    {
        var external = Guid.NewGuid().ToString();
        var started = await FormAsync(new() { ["CallStatus"] = "ringing", ["From"] = number, ["To"] = "+49301000", ["Direction"] = "inbound", ["CrmId"] = external }, HttpStatusCode.OK);
        await FormAsync(new() { ["CallStatus"] = "in-progress", ["From"] = number, ["To"] = "+49301000", ["Direction"] = "inbound", ["Timestamp"] = "Mon, 02 Mar 2026 09:00:00 +0000" }, HttpStatusCode.OK);
        await FormAsync(new() { ["CallStatus"] = "completed", ["From"] = number, ["To"] = "+49301000", ["Direction"] = "inbound", ["CallDuration"] = "75" }, HttpStatusCode.OK);
        await FormAsync(new() { ["RecordingSid"] = "RE1", ["RecordingStatus"] = "completed", ["RecordingUrl"] = Url, ["RecordingDuration"] = "70" }, HttpStatusCode.OK);
        await FormAsync(new() { ["TranscriptionSid"] = "TR1", ["TranscriptionStatus"] = "completed", ["TranscriptionText"] = "Good morning.", ["From"] = number }, HttpStatusCode.OK);
        await FormAsync(new() { ["RecordingSid"] = "RE1", ["RecordingStatus"] = "in-progress" }, HttpStatusCode.Accepted);
        await FormAsync(new() { ["CallStatus"] = "completed", ["From"] = number, ["To"] = "+49301000", ["Direction"] = "inbound", ["CallDuration"] = "75" }, HttpStatusCode.OK);
        var refused = await FormAsync(new() { ["CallStatus"] = "dancing", ["From"] = number }, HttpStatusCode.UnprocessableEntity);

        var (session, entries, _) = await ReadAsync(api, started.Text("session"));
        var entry = Assert.Single(entries);
        Assert.Equal(("PT1M15S", Url, "Good morning.", "ENDED"), (entry.Text("duration"), entry.Text("recordingUrl"), entry.Text("transcript"), session.Text("state")));
        Assert.Equal([number, external], session.GetProperty("customer").GetProperty("identities").EnumerateArray().Select(static one => one.Text("value")).Order(StringComparer.Ordinal));
        Assert.Equal("CallStatus", refused.Text("field"));
    }

    [Fact]
    public async Task Mapped_AJsonFormatOfTheSystemsOwn_IsRead()
    {
        async Task<JsonElement> SendAsync(string body, HttpStatusCode status)
        {
            var bytes = Encoding.UTF8.GetBytes(body);
            using var request = new HttpRequestMessage(HttpMethod.Post, "/ingest/mapped") { Content = new ByteArrayContent(bytes) };
            request.Content.Headers.ContentType = new("application/json");
            request.Headers.Add("X-Signature", $"sha256={Signing.Body(Signing.Text, null, bytes)}");
            return await AnswerAsync(api, request, status);
        }

        await SendAsync($$"""{"uuid":"{{call}}","event":"RINGING","from":"{{number}}","node":{"a":[1]} }""", HttpStatusCode.OK);
        await SendAsync($$"""{"uuid":"{{call}}","event":"DTMF","digit":5}""", HttpStatusCode.Accepted);
        var ended = await SendAsync($$"""{"uuid":"{{call}}","event":"HANGUP","from":"{{number}}","duration":12.5}""", HttpStatusCode.OK);
        var refused = await SendAsync($$"""{"uuid":"{{call}}","event":"HOLD"}""", HttpStatusCode.UnprocessableEntity);

        Assert.Equal("PT12.5S", Assert.Single((await ReadAsync(api, ended.Text("session"))).Entries).Text("duration"));
        Assert.Equal("event", refused.Text("field"));
    }

    [Fact]
    public async Task Call_AnEventsIdWithAnotherContent_IsRefusedByItsCode()
    {
        var ended = Event("call.ended").With("duration", 1);
        await TakeAsync(api, "pbx", ended);

        Assert.Equal("IDEMPOTENCY_CONFLICT", (await TakeAsync(api, "pbx", ended.With("duration", 2), HttpStatusCode.UnprocessableEntity)).Text("code"));
    }

    private JsonObject Event(string type, bool withNumber = true)
    {
        var told = new JsonObject { ["id"] = Guid.NewGuid().ToString(), ["type"] = type, ["occurredAt"] = "2026-03-02T09:00:00Z", ["call"] = call };
        return withNumber ? told.With("direction", "INBOUND").With("from", number) : told;
    }

    private async Task<JsonElement> FormAsync(Dictionary<string, string> fields, HttpStatusCode status)
    {
        fields["CallSid"] = call;
        fields["AccountSid"] = "AC1";
        using var request = new HttpRequestMessage(HttpMethod.Post, "/ingest/form?a=b") { Content = new FormUrlEncodedContent(fields) };
        request.Headers.Add("X-Sign", Signing.Form(Signing.Text, FormUrl + "?a=b", fields));
        return await AnswerAsync(api, request, status);
    }

    private async Task<int> SessionsOfAsync(string phone)
    {
        var agent = await api.TokenAsync("agent", "ana");
        var read = await api.AskAsync(
            agent, "query($p: String!) { customer(by: { identity: { kind: PHONE, value: $p } }) { thread { sessions(first: 100) { nodes { id } } } } }", new() { ["p"] = phone });
        return read.GetProperty("customer").GetProperty("thread").GetProperty("sessions").GetProperty("nodes").GetArrayLength();
    }
}
