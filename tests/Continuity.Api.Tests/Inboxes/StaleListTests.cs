using System.Text.Json;
using Continuity.Api.Nodes;
using Continuity.Api.Tests.FollowUps;
using Continuity.Api.Tests.Hosting;
using Continuity.Api.Tests.Merging;
using Continuity.Customers;
using Continuity.Redis.Inboxes;
using Continuity.Redis.Keys;
using StackExchange.Redis;

namespace Continuity.Api.Tests.Inboxes;

/// <summary>Lists that are behind the record, more so than they ever should be: what they say wrongly is left out, and pages are full nevertheless.</summary>
public sealed class StaleListTests(OwnApi shared) : IClassFixture<OwnApi>
{
    private const string Page = "nodes { id } pageInfo { hasNextPage endCursor }";
    private static readonly DateTimeOffset LongAgo = new(2020, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private readonly RunningApi api = shared.Api;

    [Fact]
    public async Task Inbox_WithMuchThatIsNotSoFirst_ShowsWhatIsInFullPages()
    {
        var (ana, ben) = (await api.NamedAsync("Ana"), await api.NamedAsync("Ben"));
        var (hers, his) = (await PromisedAsync(ana), await PromisedAsync(ben));
        var (keys, owed) = (new InboxKeys("ana"), NodeId.FollowUp(hers.FollowUp)!.Value);
        await WriteAsync(keys.List(InboxList.Handling), [.. Gone(7), MemberOf(NodeId.Ticket(his.Ticket)!.Value.Home)]);
        await WriteAsync(keys.List(InboxList.FollowUpsPending), [.. Gone(7), MemberOf(NodeId.FollowUp(his.FollowUp)!.Value.Home)]);
        await WriteAsync(keys.List(InboxList.FollowUpsDue), [MemberOf(owed.Home)]);

        var inbox = (await api.AskAsync(ana, $"{{ viewer {{ inbox {{ handling(first: 2) {{ {Page} }} followUps(first: 2) {{ {Page} }} }} }} obligations(first: 2) {{ {Page} }} }}"));

        AssertWhole([hers.Ticket], inbox.GetProperty("viewer").GetProperty("inbox").GetProperty("handling"));
        AssertWhole([hers.FollowUp], inbox.GetProperty("viewer").GetProperty("inbox").GetProperty("followUps"));
        AssertWhole([hers.FollowUp], inbox.GetProperty("obligations"));
    }

    [Fact]
    public async Task Queue_WithTicketsThatWaitNoLonger_ShowsThoseThatDoOrAreOfferedThere()
    {
        var (cleo, ingest) = (await api.NamedAsync("Cleo"), await api.TokenAsync("ingest", "gateway"));
        var (taken, waits) = ((await PromisedAsync(cleo)).Ticket, (await api.StartAsync(ingest, Asking.Session("PHONE"))).Text("ticket", "id"));
        var offered = (await PromisedAsync(cleo)).Ticket;
        await api.AskAsync(
            cleo,
            "mutation($t: ID!) { offerHandoff(input: { ticketId: $t, to: { queueId: \"que_general\" }, mode: WARM, reason: \"Too much.\", summary: \"All is said.\" }) { handoff { id } errors { message } } }",
            new() { ["t"] = offered });
        await WriteAsync(new QueueKeys("general").Waiting, [.. Gone(7), TicketText.Of(NodeId.Ticket(taken)!.Value)]);

        var queue = (await api.AskAsync(cleo, $"{{ node(id: \"que_general\") {{ ... on Queue {{ waiting(first: 2) {{ {Page} }} }} }} }}")).GetProperty("node").GetProperty("waiting");

        AssertWhole([waits, offered], queue);
    }

    private async Task<(string Ticket, string FollowUp)> PromisedAsync(string agent)
    {
        var ticket = (await api.StartAsync(agent, Asking.Session("PHONE"))).Text("ticket", "id");
        return (ticket, (await api.PromiseAsync(agent, ticket)).Done().Text("followUp", "id"));
    }

    private async Task WriteAsync(string list, IEnumerable<string> members)
    {
        using var redis = await ConnectionMultiplexer.ConnectAsync(api.Store);
        foreach (var (n, member) in members.Index())
        {
            await redis.GetDatabase().SortedSetAddAsync(list, member, LongAgo.AddSeconds(n).ToUnixTimeMilliseconds());
        }
    }

    private static IEnumerable<string> Gone(int count) => Enumerable.Range(0, count).Select(static n => MemberOf(CustomerId.New(LongAgo.AddDays(n))));

    private static string MemberOf(CustomerId home) => NumberText.Of(home, 1);

    private static void AssertWhole(IEnumerable<string> ids, JsonElement page)
    {
        Assert.Equal(ids, page.GetProperty("nodes").EnumerateArray().Select(static node => node.Text("id")));
        Assert.False(page.GetProperty("pageInfo").GetProperty("hasNextPage").GetBoolean());
    }
}
