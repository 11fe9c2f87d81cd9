using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Continuity.Api.Tests.Hosting;
using Continuity.Api.Tests.Merging;
using static Continuity.Api.Tests.Ingest.IngestApi;

namespace Continuity.Api.Tests.Ingest;

/// <summary>Whose call it is, whichever of its parts come first and whichever of them tell it.</summary>
public sealed class CallCustomerTests(IngestApi shared) : IClassFixture<IngestApi>
{
    private const string Url = "https://calls.example.com/1.mp3";
    private readonly RunningApi api = shared.Api;
    private readonly string company = NewNumber();

    [Theory]
    [InlineData("INBOUND", false)]
    [InlineData("INBOUND", true)]
    [InlineData("OUTBOUND", false)]
    [InlineData("OUTBOUND", true)]
    public async Task Call_InWhicheverOrderItsPartsCome_IsWithTheSameCustomer(string direction, bool isWithheld)
    {
        await Task.WhenAll(Orders<string>(["call.started", "call.answered", "call.ended", "recording.ready"]).Select(async order =>
        {
            var (call, number) = (Guid.NewGuid().ToString(), isWithheld ? "" : NewNumber());
            JsonElement taken = default;
            foreach (var type in order)
            {
                var part = Event(call, type).With("from", direction == "INBOUND" ? number : company).With("to", direction == "INBOUND" ? company : number);
                var isEarly = type == "recording.ready" && type == order[0];
                taken = await TakeAsync(
                    api, "pbx", type == "recording.ready" ? part.With("recordingUrl", Url) : part.With("direction", direction), isEarly ? HttpStatusCode.Accepted : HttpStatusCode.OK);
            }

            var (session, entries, _) = await ReadAsync(api, taken.Text("session"));
            Assert.Equal((isWithheld ? "ANONYMOUS" : "CLAIMED", direction, Url), (session.Text("assurance"), Assert.Single(entries).Text("direction"), entries[0].Text("recordingUrl")));
            Assert.Equal(Known(number), Identities(session));
        }));

        var read = await api.AskAsync(await AnaAsync(), "query($p: String!) { customer(by: { identity: { kind: PHONE, value: $p } }) { id } }", new() { ["p"] = company });
        Assert.Equal(JsonValueKind.Null, read.GetProperty("customer").ValueKind);
    }

    [Fact]
    public async Task Call_OnePartTellsTheNumbersAndAnotherWhoCalled_IsWithWhoeverWasCalled()
    {
        var (call, number) = (Guid.NewGuid().ToString(), NewNumber());
        await TakeAsync(api, "pbx", Event(call, "recording.ready").With("recordingUrl", Url).With("direction", "OUTBOUND"), HttpStatusCode.Accepted);
        var begun = await TakeAsync(api, "pbx", Event(call, "call.started").With("from", company).With("to", number));
        Assert.Equal([number], Identities((await ReadAsync(api, begun.Text("session"))).Session));

        (call, number) = (Guid.NewGuid().ToString(), NewNumber());
        await TakeAsync(api, "pbx", Event(call, "recording.ready").With("recordingUrl", Url).With("from", company).With("to", number), HttpStatusCode.Accepted);
        begun = await TakeAsync(api, "pbx", Event(call, "call.answered").With("direction", "OUTBOUND"));
        Assert.Equal([number], Identities((await ReadAsync(api, begun.Text("session"))).Session));
    }

    [Fact]
    public async Task Call_WhoItIsIsToldLater_IsAddedInWhicheverOrder()
    {
        foreach (var order in Orders<string>(["ringing", "in-progress", "completed"]))
        {
            // A number of the company's own that tells of a call before anything else does must be known as such.
            var ours = order[0] == "completed" ? OwnNumber : company;
            var (call, number, external) = (Guid.NewGuid().ToString(), NewNumber(), Guid.NewGuid().ToString());
            JsonElement taken = default;
            foreach (var status in order)
            {
                taken = await FormAsync(status switch
                {
                    "ringing" => new() { ["CallSid"] = call, ["CallStatus"] = status, ["From"] = "", ["To"] = ours, ["Direction"] = "inbound" },
                    "in-progress" => new() { ["CallSid"] = call, ["CallStatus"] = status, ["From"] = number, ["To"] = ours, ["Direction"] = "inbound" },
                    _ => new() { ["CallSid"] = call, ["CallStatus"] = status, ["From"] = ours, ["To"] = number, ["Direction"] = "inbound", ["CallDuration"] = "75", ["CrmId"] = external, ["CallerName"] = "Eva" },
                });
            }

            var session = (await ReadAsync(api, taken.Text("session"))).Session;
            Assert.Equal(("CLAIMED", "Eva"), (session.Text("assurance"), session.Text("customer", "name")));
            Assert.Equal([.. Known(order[0] == "in-progress" ? number : ""), external], Identities(session));
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Call_WhoItIsToldLaterIsAnotherCustomer_IsLeftWithThemAndAMergeIsSuggestedOnce(bool isWithheld)
    {
        var (number, external) = (isWithheld ? "" : NewNumber(), Guid.NewGuid().ToString());
        var other = await FormAsync(new() { ["CallSid"] = Guid.NewGuid().ToString(), ["CallStatus"] = "ringing", ["From"] = NewNumber(), ["Direction"] = "inbound", ["CrmId"] = external });
        var call = Guid.NewGuid().ToString();
        var begun = await FormAsync(new() { ["CallSid"] = call, ["CallStatus"] = "ringing", ["From"] = number, ["Direction"] = "inbound" });
        foreach (var status in new[] { "in-progress", "completed", "completed" })
        {
            await FormAsync(new() { ["CallSid"] = call, ["CallStatus"] = status, ["From"] = number, ["Direction"] = "inbound", ["CrmId"] = external });
        }

        var (session, ana) = ((await ReadAsync(api, begun.Text("session"))).Session, await AnaAsync());
        Assert.Equal(isWithheld ? "ANONYMOUS" : "CLAIMED", session.Text("assurance"));
        Assert.Equal(Known(number), Identities(session));
        var suggestion = Assert.Single(await api.SuggestionsAsync(ana, session.Text("customer", "id")));
        Assert.Equal(
            ((await ReadAsync(api, other.Text("session"))).Session.Text("customer", "id"), external), (suggestion.Text("other", "id"), suggestion.Text("sharedIdentity", "value")));

        (await api.DismissAsync(ana, suggestion.Text("id"))).Done();
        await FormAsync(new() { ["CallSid"] = call, ["CallStatus"] = "completed", ["From"] = number, ["Direction"] = "inbound", ["CrmId"] = external, ["CallDuration"] = "7" });
        Assert.Empty(await api.SuggestionsAsync(ana, session.Text("customer", "id")));
    }

    private static string NewNumber() => $"+4930{Random.Shared.Next(10_000_000, 99_999_999)}";

    private static IEnumerable<string> Known(string number) => number.Length == 0 ? [] : [number];

    private static JsonObject Event(string call, string type) =>
        new() { ["id"] = Guid.NewGuid().ToString(), ["type"] = type, ["occurredAt"] = "2026-03-02T09:00:00Z", ["call"] = call };

    private static IEnumerable<string> Identities(JsonElement session) =>
        session.GetProperty("customer").GetProperty("identities").EnumerateArray().Select(static one => one.Text("value")).Order(StringComparer.Ordinal);

    private static IEnumerable<IReadOnlyList<T>> Orders<T>(IReadOnlyList<T> all) => all.Count == 0 ? [[]]
        : all.SelectMany((first, at) => Orders<T>([.. all.Where((_, i) => i != at)]).Select(rest => (IReadOnlyList<T>)[first, .. rest]));

    private Task<string> AnaAsync() => api.TokenAsync("agent", "ana", new() { ["name"] = "Ana" });

    private async Task<JsonElement> FormAsync(Dictionary<string, string> fields)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/ingest/form?a=b") { Content = new FormUrlEncodedContent(fields) };
        request.Headers.Add("X-Sign", Signing.Form(Signing.Text, FormUrl + "?a=b", fields));
        return await AnswerAsync(api, request, HttpStatusCode.OK);
    }
}
