using System.Text.Json.Nodes;
using Continuity.Api.Tests.FollowUps;
using Continuity.Api.Tests.Hosting;
using Continuity.Api.Tests.Merging;
using Continuity.Api.Tests.Reading;
using Continuity.Callers;

namespace Continuity.Api.Tests.Briefs;

/// <summary>How often a query waits for Redis more where it asks for briefs: once, for one and for many.</summary>
[OneStore("It counts on two stores of its own.")]
public sealed class BriefRoundTripTests
{
    private const int Many = 20;

    private const string Whole =
        "asOf headline addressAs language goal restatement { text confirmedAt statedBy { ...Who } confirmedBy { ...Who } } "
        + "facts { id statement certainty source recordedAt recordedBy { ...Who } dispute { reason upheld outcome raisedBy { ...Who } settledBy { ...Who } } } attempts { what outcome at by { ...Who } } earlierAttempts "
        + "openQuestions answeredQuestions { question answer answeredBy { ...Who } } promises { id promise state dueAt responsible { name teams } } lastCustomerEntry { id ... on MessageEntry { text } } unansweredSince channelsUsed absence absenceDays acknowledgements { at asOf by { name } }";

    private const string Who = " fragment Who on Actor { __typename ... on Agent { name } ... on Bot { name } ... on Customer { id } }";

    [Fact]
    public async Task Brief_OnGarnet_CostsOneRoundTripMoreThanTheTicket()
    {
        await using var api = await RunningApi.StartAsync();
        await CompareAsync(api, $"127.0.0.1:{api.Process.EmbeddedPort}");
    }

    [Fact]
    public async Task Brief_OnRedis_CostsOneRoundTripMoreThanTheTicket()
    {
        await using var redis = await RedisServer.StartAsync();
        await using var api = await RunningApi.StartAsync(new ApiSettings { Redis = redis.ConnectionString });
        await CompareAsync(api, redis.ConnectionString);
    }

    private static async Task CompareAsync(RunningApi api, string store)
    {
        var (ana, ben, bot) = (await api.NamedAsync("Ana"), await api.NamedAsync("Ben"), await api.TokenAsync("bot", "bo", new() { ["name"] = "Bo" }));
        var tickets = new List<string>();
        for (var i = 0; i < Many; i++)
        {
            var started = await api.StartAsync(ana, Asking.Session("CHAT", ("EMAIL", $"brief-{i}@example.org")));
            tickets.Add(started.Text("ticket", "id"));
            await api.StartAsync(bot, Asking.Session("CHAT", ("EMAIL", $"brief-{i}@example.org")).With("ticketId", tickets[i]));
            var fact = (await api.FactAsync(ana, tickets[i], "A fee applies.")).Done().GetProperty("ticket").GetProperty("brief").GetProperty("facts")[0].Text("id");
            (await api.BriefAsync(bot, "recordAttempt", tickets[i], new() { ["what"] = "Asked.", ["outcome"] = "Nothing." })).Done();
            (await api.BriefAsync(ana, "restate", tickets[i], new() { ["text"] = "A fee applies." })).Done();
            (await api.DisputeAsync(ben, tickets[i], fact)).Done();
            (await api.BriefAsync(ana, "askQuestion", tickets[i], new() { ["question"] = "Why?" })).Done();
            (await api.BriefAsync(bot, "answerQuestion", tickets[i], new() { ["question"] = "Why?", ["answer"] = "Because." })).Done();
            (await api.PromiseAsync(ana, tickets[i])).Done();
            (await api.BriefAsync(ben, "acknowledgeBrief", tickets[i], new() { ["asOf"] = (await api.SeenBriefAsync(ben, tickets[i])).Text("asOf") })).Done();
            await api.SayAsync(ana, started.Text("session", "id"), "Hello.");
        }

        await using var measured = await MeasuredApi.OpenAsync(store, new Caller(Role.Agent, "ana") { Name = "Ana" });
        await measured.AskAsync("{ viewer { roles } }", []);

        // The agents are known by the roster; the bot's name is read for the first brief, and then remembered for a while.
        Assert.Equal(await WavesAsync($"brief {{ {Whole} }}", 1), 1 + await WavesAsync($"brief {{ {Whole} }}", 1));
        var (ticket, one, many) = (await WavesAsync("", 1), await WavesAsync($"brief {{ {Whole} }}", 1), await WavesAsync($"brief {{ {Whole} }}", Many));

        Assert.Equal(ticket + 1, one);
        Assert.Equal(one, many);

        async Task<int> WavesAsync(string brief, int count)
        {
            var (data, roundTrips) = await measured.AskAsync(
                $"query($ids: [ID!]!) {{ nodes(ids: $ids) {{ ... on Ticket {{ id subject status {brief} }} }} }}{(brief.Length > 0 ? Who : "")}", new() { ["ids"] = new JsonArray([.. tickets.Take(count).Select(id => (JsonNode)id)]) });
            TestContext.Current.TestOutputHelper!.WriteLine($"{count} {(brief.Length > 0 ? "briefs" : "tickets")}: {roundTrips.Count} round trips ({string.Join(' ', roundTrips)} commands)");
            Assert.Equal(brief.Length > 0 ? count : 0, data.ToString().Split("\"headline\"").Length - 1);
            return roundTrips.Count;
        }
    }
}
