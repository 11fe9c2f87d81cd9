using System.Globalization;
using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Continuity.Api.Tests.Hosting;
using Continuity.Redis.Keys;
using static Continuity.Api.Tests.Ingest.IngestApi;

namespace Continuity.Api.Tests.Ingest;

/// <summary>A chat whose webhooks come late, twice and in any order, with others who do something in between.</summary>
public sealed class ConversationOrderTests(IngestApi shared) : IClassFixture<IngestApi>
{
    private const string End = "mutation($s: ID!) { endSession(input: { sessionId: $s }) { session { state } errors { code } } }";
    private const string Unlink =
        "mutation($c: ID!, $v: String!) { unlinkIdentity(input: { customerId: $c, kind: EMAIL, value: $v, reason: \"It is somebody else's.\" }) { errors { message } } }";

    private readonly RunningApi api = shared.Api;
    private readonly string session = Guid.NewGuid().ToString();
    private readonly string mail = $"{Guid.NewGuid():N}@example.org";

    [Fact]
    public async Task End_ThatIsToldLate_EndsTheSessionThatWasOpenThenAndNoLaterOne()
    {
        var first = await BeginAsync();
        await EndHereAsync(first);
        var second = (await TakeAsync(api, "chat", Message("again", 2))).Text("session");

        var late = await TakeAsync(api, "chat", Event("session.ended", 1));
        Assert.Equal((first, "ACTIVE"), (late.Text("session"), await StateAsync(second)));

        var itsOwn = await TakeAsync(api, "chat", Event("session.ended", 3));
        Assert.Equal((second, "ENDED"), (itsOwn.Text("session"), await StateAsync(second)));
    }

    [Fact]
    public async Task End_ThatOvertakesWhatWasWrittenBeforeIt_EndsTheSessionThatThisBegins()
    {
        var first = await BeginAsync();
        await EndHereAsync(first);
        await TakeAsync(api, "chat", Event("session.ended", 2));
        var overtaken = Message("before the end", 1);
        var second = (await TakeAsync(api, "chat", overtaken)).Text("session");
        var third = (await TakeAsync(api, "chat", Message("after it", 3))).Text("session");
        var again = (await TakeAsync(api, "chat", overtaken)).Text("session");

        Assert.Equal(3, new[] { first, second, third }.Distinct().Count());
        Assert.Equal((second, "ENDED", "ACTIVE"), (again, await StateAsync(second), await StateAsync(third)));
    }

    [Fact]
    public async Task Message_ThatWasWrittenAfterAnEndThatWasToldLate_BeginsAnotherSession()
    {
        const string Times = "query($s: ID!) { node(id: $s) { ... on Session { startedAt endedAt } } }";
        var first = await BeginAsync();
        var begun = Time(await TimesAsync(), "startedAt");
        await TakeAsync(api, "chat", Event("session.ended", 0).With("occurredAt", Written(begun.AddMilliseconds(2))));

        var before = await TakeAsync(api, "chat", Message("before", 0).With("occurredAt", Written(begun.AddMilliseconds(2))));
        var after = await TakeAsync(api, "chat", Message("after", 0).With("occurredAt", Written(begun.AddMilliseconds(3))));

        Assert.Equal(begun.AddMilliseconds(2), Time(await TimesAsync(), "endedAt"));
        Assert.Equal(first, before.Text("session"));
        Assert.NotEqual(first, after.Text("session"));

        async Task<JsonElement> TimesAsync() => (await api.AskAsync(await AgentAsync(), Times, new() { ["s"] = first })).GetProperty("node");
    }

    [Fact]
    public async Task Message_OfAnEarlierSession_IsRecordedThereOnceHoweverLateItComes()
    {
        var first = await BeginAsync();
        var late = Message("stuck in a queue", -1);
        await EndHereAsync(first);
        await TakeAsync(api, "chat", Message("again", 2));

        var recorded = await TakeAsync(api, "chat", late);
        var again = await TakeAsync(api, "chat", late);

        Assert.Equal((first, recorded.Text("entry")), (recorded.Text("session"), again.Text("entry")));
        Assert.Equal("stuck in a queue", Assert.Single((await ReadAsync(api, first)).Entries).Text("text"));
    }

    [Theory]
    [InlineData("identity.verified")]
    [InlineData("session.started")]
    public async Task Identity_ThatWasTakenAwaySince_IsNotThereAgainWhenItIsToldTwice(string type)
    {
        var begun = await BeginAsync();
        var told = type == "session.started"
            ? Event(type, 0).With("customer", new JsonObject { ["identities"] = new JsonArray(new JsonObject { ["kind"] = "EMAIL", ["value"] = mail }) })
            : Event(type, 0).With("identity", new JsonObject { ["kind"] = "EMAIL", ["value"] = mail, ["method"] = "a code sent there" });
        var first = await TakeAsync(api, "chat", told);
        var customer = (await ReadAsync(api, begun)).Session.GetProperty("customer");
        Assert.Equal(mail, Assert.Single(customer.GetProperty("identities").EnumerateArray()).Text("value"));
        var unlinked = await api.AskAsync(await AgentAsync(), Unlink, new() { ["c"] = customer.Text("id"), ["v"] = mail });
        Assert.Empty(unlinked.GetProperty("unlinkIdentity").GetProperty("errors").EnumerateArray());

        var again = await TakeAsync(api, "chat", told);

        Assert.Equal(first.GetRawText(), again.GetRawText());
        Assert.Empty((await ReadAsync(api, begun)).Session.GetProperty("customer").GetProperty("identities").EnumerateArray());
    }

    [Fact]
    public async Task Id_ThatComesAgainWithAnotherContent_IsAConflict()
    {
        await BeginAsync();
        var end = Event("session.ended", 0);
        await TakeAsync(api, "chat", end);

        var refused = await TakeAsync(api, "chat", ((JsonObject)end.DeepClone()).With("occurredAt", At(1)), HttpStatusCode.UnprocessableEntity);

        Assert.Equal(("IDEMPOTENCY_CONFLICT", "id"), (refused.Text("code"), refused.Text("field")));
    }

    [Fact]
    public async Task Content_ThatIsRefused_BeginsNoSession()
    {
        var longer = new string('ü', 40_000);
        var proof = new JsonObject { ["kind"] = "EMAIL", ["value"] = "nobody", ["method"] = "a code" };
        var blank = new JsonObject { ["kind"] = "EMAIL", ["value"] = mail, ["method"] = "a\ncode" };
        foreach (var (source, wrong, field) in new[]
        {
            ("chat", Message(longer, 0), "message.text"),
            ("chat", Event("identity.verified", 0).With("identity", proof), "identity.value"),
            ("chat", Event("identity.verified", 0).With("identity", blank), "identity.method"),
            ("app", Event("page", 0).With("page", " "), "page"),
            ("app", Event("step", 0).With("step", new JsonObject { ["step"] = "pay", ["outcome"] = "FAILED", ["detail"] = longer }), "step.detail"),
        })
        {
            Assert.Equal(field, (await TakeAsync(api, source, wrong, HttpStatusCode.UnprocessableEntity)).Text("field"));
            using var store = await Resp.ConnectAsync(api.Store);
            Assert.Equal("0", await store.SendAsync("EXISTS", new IngestKey(KeyDigest.Of(source, $"chain:{session}")).Session));
        }

        await BeginAsync();
        using var after = await Resp.ConnectAsync(api.Store);
        Assert.Equal("1", await after.SendAsync("EXISTS", new IngestKey(KeyDigest.Of("chat", $"chain:{session}")).Session));
    }

    private static string At(double minutes) => Written(TimeProvider.System.GetUtcNow().AddMinutes(minutes));

    private static string Written(DateTimeOffset time) => time.ToString("O", CultureInfo.InvariantCulture);

    private static DateTimeOffset Time(JsonElement session, string name) => DateTimeOffset.Parse(session.Text(name), CultureInfo.InvariantCulture);

    private async Task<string> BeginAsync() => (await TakeAsync(api, "chat", Event("session.started", -2))).Text("session");

    private Task<string> AgentAsync() => api.TokenAsync("agent", "ana", new() { ["name"] = "Ana" });

    private async Task EndHereAsync(string id) =>
        Assert.Empty((await api.AskAsync(await AgentAsync(), End, new() { ["s"] = id })).GetProperty("endSession").GetProperty("errors").EnumerateArray());

    private async Task<string> StateAsync(string id) => (await ReadAsync(api, id)).Session.Text("state");

    private JsonObject Event(string type, double minutes) =>
        new() { ["id"] = Guid.NewGuid().ToString(), ["type"] = type, ["occurredAt"] = At(minutes), ["session"] = session };

    private JsonObject Message(string text, double minutes) => Event("message", minutes).With("message", new JsonObject { ["text"] = text });
}
