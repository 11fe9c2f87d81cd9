using System.Net;
using System.Text.Json.Nodes;
using Continuity.Api.Tests.Hosting;
using Continuity.Redis.Ingest;
using Continuity.Redis.Keys;
using static Continuity.Api.Tests.Ingest.IngestApi;

namespace Continuity.Api.Tests.Ingest;

/// <summary>Parts of calls that wait for a number, as an API that died left them.</summary>
public sealed class WaitingCallsTests(IngestApi shared) : IClassFixture<IngestApi>
{
    private const string Url = "https://calls.example.com/1.mp3";
    private readonly RunningApi api = shared.Api;
    private readonly string call = Guid.NewGuid().ToString();

    [Fact]
    public async Task Call_OthersBeforeItCanNotBeRecorded_IsRecordedAllTheSame()
    {
        using var store = await Resp.ConnectAsync(api.Store);
        var broken = Enumerable.Range(0, 101).Select(i => IngestPlaces.OfCall($"{call}-{i}")).ToList();
        foreach (var name in broken)
        {
            await store.SendAsync("ZADD", Key("eager", name).Early, "1", "{");
            await store.SendAsync("ZADD", IngestKey.Waiting("eager"), "1", name);
        }

        var recording = Event("recording.ready").With("recordingUrl", Url);
        await TakeAsync(api, "eager", recording, HttpStatusCode.Accepted);
        await Eventually.IsSoAsync(
            async () =>
            {
                using var request = Signed("eager", recording.ToJsonString());
                using var response = await api.Http.SendAsync(request, TestContext.Current.CancellationToken);
                return response.StatusCode == HttpStatusCode.OK;
            },
            "The call is recorded");

        foreach (var name in broken)
        {
            Assert.Equal("1", await store.SendAsync("ZREM", IngestKey.Waiting("eager"), name));
        }
    }

    [Fact]
    public async Task Call_NothingOfItWaitsAnyLonger_IsLookedForNoMore()
    {
        using var store = await Resp.ConnectAsync(api.Store);
        await TakeAsync(api, "eager", Event("call.started").With("from", ""));
        var session = await store.SendAsync("GET", Key("eager", IngestPlaces.OfCall(call)).Session);
        var taken = Enumerable.Range(0, 100).Select(i => IngestPlaces.OfCall($"{call}-{i}")).ToList();
        foreach (var name in taken)
        {
            await store.SendAsync("SET", Key("eager", name).Session, session!);
            await store.SendAsync("ZADD", IngestKey.Waiting("eager"), "1", name);
        }

        foreach (var name in taken)
        {
            await Eventually.IsSoAsync(async () => await store.SendAsync("ZSCORE", IngestKey.Waiting("eager"), name) is null, "It is looked for no more");
        }
    }

    [Fact]
    public async Task Call_OneOfItsEarlyPartsCanNotBeRecorded_TheOthersAre()
    {
        using var store = await Resp.ConnectAsync(api.Store);
        await store.SendAsync("ZADD", Key("pbx", IngestPlaces.OfCall(call)).Early, "1", "{");
        await TakeAsync(api, "pbx", Event("recording.ready").With("recordingUrl", Url), HttpStatusCode.Accepted);

        var begun = await TakeAsync(api, "pbx", Event("call.started").With("from", ""));

        Assert.Equal(Url, Assert.Single((await ReadAsync(api, begun.Text("session"))).Entries).Text("recordingUrl"));
        Assert.Equal("1", await store.SendAsync("ZCARD", Key("pbx", IngestPlaces.OfCall(call)).Early));
    }

    [Fact]
    public async Task Call_ItsEarlyPartsDoNotSayWhenTheyWere_WereWhenTheyCame()
    {
        using var store = await Resp.ConnectAsync(api.Store);
        var ended = new JsonObject { ["Type"] = 2, ["Call"] = call, ["Identities"] = new JsonArray() };
        await store.SendAsync("ZADD", Key("pbx", IngestPlaces.OfCall(call)).Early, $"{DateTimeOffset.Parse("2026-03-02T09:00:00Z", System.Globalization.CultureInfo.InvariantCulture).ToUnixTimeMilliseconds()}", ended.ToJsonString());

        var begun = await TakeAsync(api, "pbx", Event("recording.ready").With("recordingUrl", Url).With("direction", "INBOUND").With("from", ""));

        Assert.Equal("2026-03-02T09:00:00", Assert.Single((await ReadAsync(api, begun.Text("session"))).Entries).Text("occurredAt")[..19]);
    }

    private static IngestKey Key(string source, string name) => new(KeyDigest.Of(source, name));

    private JsonObject Event(string type) => new() { ["id"] = Guid.NewGuid().ToString(), ["type"] = type, ["occurredAt"] = "2026-03-03T09:00:00Z", ["call"] = call };
}
