using System.Text.Json;
using Continuity.Api.Tests.Hosting;

namespace Continuity.Api.Tests.Handoffs;

/// <summary>Who takes a ticket over and does not read its brief, in a running API with short times.</summary>
public sealed class BriefUnreadTests
{
    private const string Follow = "subscription($after: String) { inboxEvents(after: $after) { kind handoff { id briefRead briefUnreadSince } } }";
    private const string Look = "query($t: ID!) { ticket(by: { id: $t }) { handoffs { id acceptedAt briefAsOf briefRead briefUnreadSince } } }";
    private const string Read = "mutation($t: ID!, $asOf: String!) { acknowledgeBrief(input: { ticketId: $t, asOf: $asOf }) { errors { code } } }";

    private static readonly ApiSettings Short = new() { More = new Dictionary<string, string> { ["Continuity:Handoffs:BriefReadWithin"] = "00:00:05" } };

    [Fact]
    public async Task Brief_ThatIsNotReadInTime_IsToldToTheOwnerAndShownUntilItIsRead()
    {
        await using var api = await RunningApi.StartAsync(Short);
        var (ana, ben, cleo) = (await api.AgentAsync("agent", "ana"), await api.AgentAsync("agent", "ben"), await api.AgentAsync("agent", "cleo"));
        var cursor = (await api.AskAsync(ana, "{ viewer { inbox { cursor } } }")).Text("viewer", "inbox", "cursor");
        var ticket = (await api.StartAsync(ana, Asking.Session("PHONE"))).Text("ticket", "id");
        var first = await api.OfferedAsync(ana, HandoffCalls.Offer(ticket, "agt_ben"));
        Assert.Equal(JsonValueKind.Null, (await LookAsync(0)).GetProperty("briefRead").ValueKind);
        (await api.SettleAsync(ben, "acceptHandoff", first)).Done();
        Assert.False((await LookAsync(0)).GetProperty("briefRead").GetBoolean());

        using (var stream = await EventStream.OpenAsync(api, ana, Follow, new() { ["after"] = cursor }))
        {
            var told = await NextAsync(stream);
            while (told.Text("kind") != "BRIEF_UNREAD")
            {
                told = await NextAsync(stream);
            }

            var shown = await LookAsync(0);
            Assert.Equal(first, told.Text("handoff", "id"));
            Assert.False(shown.GetProperty("briefRead").GetBoolean());
            Assert.Equal(shown.GetProperty("acceptedAt").GetDateTimeOffset().AddSeconds(5), shown.GetProperty("briefUnreadSince").GetDateTimeOffset());
        }

        await ReadAsync(ben, (await LookAsync(0)).Text("briefAsOf"));
        Assert.True((await LookAsync(0)).GetProperty("briefRead").GetBoolean());
        Assert.Equal(JsonValueKind.Null, (await LookAsync(0)).GetProperty("briefUnreadSince").ValueKind);

        var second = await api.OfferedAsync(ben, HandoffCalls.Offer(ticket, "agt_cleo"));
        await ReadAsync(cleo, (await LookAsync(1)).Text("briefAsOf"));
        (await api.SettleAsync(cleo, "acceptHandoff", second)).Done();
        Assert.True((await LookAsync(1)).GetProperty("briefRead").GetBoolean());

        var back = await api.OfferedAsync(cleo, HandoffCalls.Offer(ticket, "agt_ana"));
        (await api.SettleAsync(ana, "acceptHandoff", back)).Done();
        Assert.Equal(JsonValueKind.Null, (await LookAsync(2)).GetProperty("briefRead").ValueKind);

        async Task<JsonElement> LookAsync(int number) => (await api.AskAsync(ana, Look, new() { ["t"] = ticket })).GetProperty("ticket").GetProperty("handoffs")[number];

        async Task ReadAsync(string agent, string asOf) =>
            Assert.Empty((await api.AskAsync(agent, Read, new() { ["t"] = ticket, ["asOf"] = asOf })).GetProperty("acknowledgeBrief").GetProperty("errors").EnumerateArray());
    }

    private static async Task<JsonElement> NextAsync(EventStream stream) =>
        (await stream.NextAsync() ?? throw new InvalidOperationException("The subscription has ended.")).GetProperty("data").GetProperty("inboxEvents");
}
