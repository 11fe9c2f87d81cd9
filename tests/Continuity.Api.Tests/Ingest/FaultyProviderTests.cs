using System.Globalization;
using Continuity.Api.Tests.Hosting;

namespace Continuity.Api.Tests.Ingest;

/// <summary>
/// A provider that repeats, reorders and hangs up, against an API that is killed with its store in the middle: everything arrives, once, and a chat's messages in their order.
/// <c>CONTINUITY_PROVIDER_CHATS</c>, <c>_CALLS</c> and <c>_KILLS</c> make it as long as you like.
/// </summary>
[OneStore("No store changes it.")]
public sealed class FaultyProviderTests
{
    private const int Messages = 20;

    [Fact]
    public async Task Provider_RepeatsReordersAndHangsUpWhileTheApiIsKilled_FindsEverythingOnceAndInOrder()
    {
        var (chats, calls, kills) = (Setting("CHATS", 12), Setting("CALLS", 30), Setting("KILLS", 2));
        await using var api = await RunningApi.StartAsync(new ApiSettings { More = IngestApi.Sources });
        var at = api.Http.BaseAddress!;
        using var provider = new FaultyProvider(() => at, seed: 11);
        var conversations = FaultyProvider.Events(11, chats, Messages, calls);
        var total = conversations.Sum(static conversation => conversation.Count);
        using var turn = new SemaphoreSlim(1, 1);
        var killed = 0;

        await provider.SendAsync(
            conversations,
            async acknowledged =>
            {
                await turn.WaitAsync();
                try
                {
                    if (killed < kills && acknowledged > total * (killed + 1) / (kills + 1))
                    {
                        killed++;
                        await api.KillAsync();
                        await api.StartAgainAsync();
                        at = api.Http.BaseAddress!;
                    }
                }
                finally
                {
                    turn.Release();
                }
            },
            TestContext.Current.CancellationToken);

        Assert.Equal((kills, total), (killed, provider.Answers.Count));
        Assert.True(provider.Requests > total);
        foreach (var conversation in conversations)
        {
            await AssertWholeAsync(api, provider, conversation);
        }
    }

    private static async Task AssertWholeAsync(RunningApi api, FaultyProvider provider, IReadOnlyList<ProviderEvent> conversation)
    {
        var sessions = conversation.Select(told => provider.Answers[told.Id]).Where(static answer => answer.TryGetProperty("session", out _)).Select(static answer => answer.Text("session"));
        var (session, entries, activities) = await IngestApi.ReadAsync(api, Assert.Single(sessions.Distinct()));
        Assert.Equal(conversation[0].Conversation, session.Text("externalRef"));
        Assert.Equal(1, activities.Count(static activity => activity == "SESSION_STARTED"));
        if (conversation[0].Source == "chat")
        {
            Assert.Equal(conversation.Select(static told => told.Text).OfType<string>(), entries.Select(static entry => entry.Text("text")));
            return;
        }

        var call = Assert.Single(entries);
        Assert.Equal(
            ("PT1M", $"https://calls.example.com/{conversation[0].Conversation}", conversation[0].Conversation, "ENDED"),
            (call.Text("duration"), call.Text("recordingUrl"), call.Text("transcript"), session.Text("state")));
    }

    private static int Setting(string name, int otherwise) =>
        Environment.GetEnvironmentVariable($"CONTINUITY_PROVIDER_{name}") is { Length: > 0 } text ? int.Parse(text, CultureInfo.InvariantCulture) : otherwise;
}
