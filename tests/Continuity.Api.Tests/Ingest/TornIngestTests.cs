using System.Text.Json.Nodes;
using Continuity.Api.Tests.Hosting;
using Continuity.Redis.Keys;
using static Continuity.Api.Tests.Ingest.IngestApi;

namespace Continuity.Api.Tests.Ingest;

/// <summary>
/// The API died between the session of an event and its entry, before or after it had noted which session it is; the provider sends the event again. What such a death leaves is made by an event that
/// starts the session alone.
/// </summary>
public sealed class TornIngestTests(IngestApi shared) : IClassFixture<IngestApi>
{
    private readonly RunningApi api = shared.Api;
    private readonly string name = Guid.NewGuid().ToString();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Chat_SentAgain_IsOneSessionAndOneEntry(bool isNoted)
    {
        var customer = new JsonObject { ["identities"] = new JsonArray(new JsonObject { ["kind"] = "EMAIL", ["value"] = $"{name}@example.org" }) };
        var begun = await TakeAsync(api, "chat", Event("session.started", "session").With("customer", customer));
        await TearAsync("chat", $"chain:{name}", isNoted);
        var message = Event("message", "session").With("customer", customer.DeepClone()).With("message", new JsonObject { ["text"] = "once" });

        var (first, again) = (await TakeAsync(api, "chat", message), await TakeAsync(api, "chat", message));

        Assert.Equal((begun.Text("session"), begun.Text("session"), first.Text("entry")), (first.Text("session"), again.Text("session"), again.Text("entry")));
        Assert.Equal("once", Assert.Single((await ReadAsync(api, first.Text("session"))).Entries).Text("text"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Start_AfterAMessageThatBeganItsSession_TellsWhoTheCustomerIs(bool isNoted)
    {
        var first = await TakeAsync(api, "chat", Event("message", "session").With("message", new JsonObject { ["text"] = "first" }));
        await TearAsync("chat", $"chain:{name}", isNoted);
        var mail = $"{name}@example.org";
        var customer = new JsonObject { ["identities"] = new JsonArray(new JsonObject { ["kind"] = "EMAIL", ["value"] = mail }) };

        var started = await TakeAsync(api, "chat", Event("session.started", "session").With("customer", customer));

        Assert.Equal(first.Text("session"), started.Text("session"));
        var known = (await ReadAsync(api, first.Text("session"))).Session.GetProperty("customer").GetProperty("identities");
        Assert.Equal(mail, Assert.Single(known.EnumerateArray()).Text("value"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Call_SentAgain_IsOneSessionAndOneEntry(bool isNoted)
    {
        var number = $"+4930{Random.Shared.Next(10_000_000, 99_999_999)}";
        var begun = await TakeAsync(api, "pbx", Event("call.started", "call").With("from", number));
        await TearAsync("pbx", $"call:{name}", isNoted);
        var ended = Event("call.ended", "call").With("from", number).With("duration", 60);

        var (first, again) = (await TakeAsync(api, "pbx", ended), await TakeAsync(api, "pbx", ended));

        Assert.Equal((begun.Text("session"), begun.Text("session"), first.Text("entry")), (first.Text("session"), again.Text("session"), again.Text("entry")));
        Assert.Equal("PT1M", Assert.Single((await ReadAsync(api, first.Text("session"))).Entries).Text("duration"));
    }

    private JsonObject Event(string type, string kind) => new() { ["id"] = Guid.NewGuid().ToString(), ["type"] = type, ["occurredAt"] = "2026-03-02T09:00:00Z", [kind] = name };

    private async Task TearAsync(string source, string place, bool isNoted)
    {
        using var store = await Resp.ConnectAsync(api.Store);
        Assert.Equal("1", await store.SendAsync(isNoted ? "EXISTS" : "DEL", new IngestKey(KeyDigest.Of(source, place)).Session));
    }
}
