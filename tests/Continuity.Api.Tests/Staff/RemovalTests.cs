using System.Text.Json;
using Continuity.Api.Nodes;
using Continuity.Api.Tests.Hosting;
using Continuity.Decisions;
using Continuity.Redis;
using Continuity.Redis.Commit;
using Continuity.Redis.Connection;
using Continuity.Redis.Customers;
using Microsoft.Extensions.DependencyInjection;

namespace Continuity.Api.Tests.Staff;

/// <summary>An agent leaves: they can do nothing any more, and answer for nothing.</summary>
public sealed class RemovalTests(OwnApi shared) : IClassFixture<OwnApi>
{
    private readonly RunningApi api = shared.Api;

    [Fact]
    public async Task RemoveAgent_WhoOwnsTickets_PassesThemAllToTheSuccessorAndForbidsTheRest()
    {
        var (lea, max, sue) = (await api.SignInAsync("lea"), await api.SignInAsync("max"), await api.SignInAsync("sue", "supervisor"));
        var (open, resolved, offered, closed) = (await api.OwnedTicketAsync(lea), await api.OwnedTicketAsync(lea), await api.OwnedTicketAsync(max), await api.OwnedTicketAsync(lea));
        await api.CommandAsync(lea, "resolveTicket", "ResolveTicketInput", "ticket { id }", new() { ["ticketId"] = resolved, ["summary"] = "Done." });
        await api.CommandAsync(lea, "closeTicket", "CloseTicketInput", "ticket { id }", new() { ["ticketId"] = closed });
        await api.OfferOwnershipAsync(max, offered, "lea");
        await api.SetAvailabilityAsync(max, new() { ["availability"] = "AWAY", ["deputyId"] = "agt_lea" });

        Assert.Equal("FORBIDDEN", (await api.RemoveAsync(max, "lea", "max")).Code());
        var removed = await api.RemoveAsync(sue, "lea", "max");
        var again = await api.RemoveAsync(sue, "lea", "max");

        Assert.Empty(removed.GetProperty("errors").EnumerateArray());
        Assert.Equal(removed.Text("agent", "leftAt"), again.Text("agent", "leftAt"));
        foreach (var ticket in new[] { open, resolved })
        {
            await Eventually.IsSoAsync(async () => (await api.TicketAsync(sue, ticket)).Text("owner", "id") == "agt_max", "The ticket passes to the successor");
            var passed = await api.TicketAsync(sue, ticket);
            Assert.Equal("agt_max", passed.Text("handler", "id"));
            Assert.Contains("Has left the company.", passed.ToString(), StringComparison.Ordinal);
        }

        await Eventually.IsSoAsync(
            async () => (await api.TicketAsync(sue, offered)).GetProperty("ownershipOffer").ValueKind == JsonValueKind.Null, "The offer of ownership is taken back");
        var deputy = (await api.AskAsync(sue, "{ node(id: \"agt_max\") { ... on Agent { deputy { id } } } agents { nodes { id } } }"));
        Assert.Equal(JsonValueKind.Null, deputy.GetProperty("node").GetProperty("deputy").ValueKind);
        Assert.DoesNotContain("agt_lea", deputy.GetProperty("agents").ToString(), StringComparison.Ordinal);
        await AssertForbiddenAsync(lea, open);
        Assert.Empty((await OrphansAsync(sue)).EnumerateArray());

        var reopened = await api.CommandAsync(
            max, "reopenTicket", "ReopenTicketInput", "ticket { owner { id } handler { __typename } waitingIn { name } }", new() { ["ticketId"] = closed, ["reason"] = "Not done." });
        Assert.Equal(JsonValueKind.Null, reopened.GetProperty("ticket").GetProperty("owner").ValueKind);
        Assert.Equal("general", reopened.Text("ticket", "waitingIn", "name"));
    }

    [Fact]
    public async Task OrphanedTickets_OneWrittenOnPurpose_IsListedAndForAgentsOnly()
    {
        var (nia, bot) = (await api.SignInAsync("nia"), await api.TokenAsync("bot", "bo"));
        var ticket = await api.OwnedTicketAsync(nia);
        await OrphanAsync(ticket);

        var orphans = await OrphansAsync(nia);
        Assert.Equal(ticket, Assert.Single(orphans.EnumerateArray()).Text("id"));
        Assert.Equal("FORBIDDEN", (await api.AnswerAsync(bot, "{ orphanedTickets { nodes { id } } }")).GetProperty("errors")[0].Text("extensions", "code"));

        // Whoever claims nothing of it may still close it, and it is gone from the list.
        await api.CommandAsync(nia, "closeTicket", "CloseTicketInput", "ticket { id }", new() { ["ticketId"] = ticket });
        Assert.Empty((await OrphansAsync(nia)).EnumerateArray());
    }

    private async Task AssertForbiddenAsync(string token, string ticket)
    {
        var customer = $"cus_{ticket.Split('_')[1]}";
        foreach (var query in new[]
        {
            "{ viewer { roles } }", $"{{ ticket(by: {{ id: \"{ticket}\" }}) {{ id }} }}", "{ agents { nodes { id } } }", $"{{ mergePreview(survivorId: \"{customer}\", mergedId: \"{customer}\") {{ survivor {{ name }} }} }}", "{ queues { waitingCount } }", "{ orphanedTickets { nodes { id } } }",
            $"mutation {{ claimTicket(input: {{ ticketId: \"{ticket}\" }}) {{ ticket {{ id }} }} }}", "mutation { setAvailability(input: { availability: AVAILABLE }) { agent { id } } }",
        })
        {
            var error = (await api.AnswerAsync(token, query)).GetProperty("errors")[0];
            Assert.Equal("FORBIDDEN", error.Text("extensions", "code"));
        }
    }

    private async Task<JsonElement> OrphansAsync(string token) =>
        (await api.AskAsync(token, "{ orphanedTickets(first: 100) { nodes { id } } }")).GetProperty("orphanedTickets").GetProperty("nodes");

    private async Task OrphanAsync(string ticket)
    {
        var id = NodeId.Ticket(ticket)!.Value;
        var options = new RedisOptions { ConnectionString = api.Store, Deadline = TimeSpan.FromSeconds(20) };
        await using var services = new ServiceCollection().AddLogging().AddContinuityStore(options).BuildServiceProvider();
        await services.GetRequiredService<StoreStartUp>().OpenAsync(production: false, TestContext.Current.CancellationToken);
        await services.GetRequiredService<CustomerStore>().CommitAsync(
            new CommitRequest(id.Home) { Tickets = [id.Number] },
            (state, _) => Decision.Accept(true, state with { Tickets = state.Tickets.SetItem(id.Number, state.Tickets[id.Number] with { Owner = null, Handler = null }) }),
            null,
            TestContext.Current.CancellationToken);
    }
}
