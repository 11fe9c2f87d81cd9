using System.Text.Json;
using Continuity.Api.Tests.Hosting;
using Continuity.Api.Tests.Staff;

namespace Continuity.Api.Tests.Handoffs;

/// <summary>Ownership of a ticket, as it is offered and passes on.</summary>
public sealed class OwnershipApiTests(OwnApi shared) : IClassFixture<OwnApi>
{
    private readonly RunningApi api = shared.Api;

    [Fact]
    public async Task OfferAndAccept_ByOwnerAndSuccessor_PassesOwnershipAndIsSafeToSendAgain()
    {
        var (ana, ben) = (await api.SignInAsync("ana"), await api.SignInAsync("ben"));
        var ticket = await api.OwnedTicketAsync(ana);

        var offered = await api.OfferOwnershipAsync(ana, ticket, "ben", 2);
        var offer = offered.Text("offer", "id");
        var again = await api.OfferOwnershipAsync(ana, ticket, "ben", 2);
        var waiting = (await api.TicketAsync(ben, ticket)).GetProperty("ownershipOffer");
        var node = (await api.AskAsync(ben, "query($id: ID!) { node(id: $id) { id __typename } }", new() { ["id"] = offer })).GetProperty("node");
        var accepted = await api.SettleOwnershipAsync(ben, "acceptOwnership", offer);
        var acceptedAgain = await api.SettleOwnershipAsync(ben, "acceptOwnership", offer);
        var offeredAgain = await api.OfferOwnershipAsync(ana, ticket, "ben", 2);

        Assert.Equal((offer, "OFFERED"), (again.Text("offer", "id"), again.Text("offer", "state")));
        Assert.Equal(("agt_ana", "agt_ben", ticket), (waiting.Text("from", "id"), waiting.Text("to", "id"), waiting.Text("ticket", "id")));
        Assert.Equal((offer, "OwnershipOffer"), (node.Text("id"), node.Text("__typename")));
        Assert.Equal(("ACCEPTED", "agt_ben", "agt_ana"), (accepted.Text("offer", "state"), accepted.Text("ticket", "owner", "id"), accepted.Text("ticket", "handler", "id")));
        Assert.Equal(accepted.GetProperty("ticket").GetProperty("version").GetInt32(), acceptedAgain.GetProperty("ticket").GetProperty("version").GetInt32());
        Assert.Equal((offer, "ACCEPTED"), (offeredAgain.Text("offer", "id"), offeredAgain.Text("offer", "state")));
        Assert.Contains("OWNERSHIP_ACCEPTED", await ActivitiesAsync(ana, ticket));
    }

    [Fact]
    public async Task Offer_StaleOrToNobodyOrByOthers_IsRefused()
    {
        var (ana, ben, _) = (await api.SignInAsync("ana"), await api.SignInAsync("ben"), await api.SignInAsync("cleo"));
        var ticket = await api.OwnedTicketAsync(ana);

        var stale = await api.OfferOwnershipAsync(ana, ticket, "ben", 1);

        Assert.Equal("STALE_VERSION", stale.Code());
        Assert.Equal(2, stale.GetProperty("errors")[0].GetProperty("currentVersion").GetInt32());
        Assert.Equal(["input", "agentId"], (await api.OfferOwnershipAsync(ana, ticket, "nobody")).PathOf());
        Assert.Equal(["input", "reason"], (await api.OfferOwnershipAsync(ana, ticket, "ben", reason: "  x ")).PathOf());
        Assert.Equal("FORBIDDEN", (await api.OfferOwnershipAsync(ben, ticket, "cleo")).Code());
        Assert.Equal("NOT_FOUND", (await api.SettleOwnershipAsync(ben, "acceptOwnership", ticket.Replace("tkt_", "own_", StringComparison.Ordinal))).Code());
    }

    [Fact]
    public async Task AcceptAgainstWithdraw_AtOnce_OneWinsAndTheOtherIsToldCleanly()
    {
        var (ana, ben) = (await api.SignInAsync("ana"), await api.SignInAsync("ben"));
        for (var round = 0; round < 10; round++)
        {
            var ticket = await api.OwnedTicketAsync(ana);
            var offer = (await api.OfferOwnershipAsync(ana, ticket, "ben")).Text("offer", "id");

            var answers = await Task.WhenAll(api.SettleOwnershipAsync(ben, "acceptOwnership", offer), api.SettleOwnershipAsync(ana, "declineOwnership", offer));

            var (won, lost) = answers[0].GetProperty("errors").GetArrayLength() == 0 ? (answers[0], answers[1]) : (answers[1], answers[0]);
            Assert.Empty(won.GetProperty("errors").EnumerateArray());
            Assert.Equal("ALREADY_SETTLED", lost.Code());
            var owner = (await api.TicketAsync(ana, ticket)).Text("owner", "id");
            Assert.Equal(won.Text("offer", "state") == "ACCEPTED" ? "agt_ben" : "agt_ana", owner);
        }
    }

    [Fact]
    public async Task OwnershipOffer_ForOthersThanAgents_IsNotThere()
    {
        var (ana, _) = (await api.SignInAsync("ana"), await api.SignInAsync("ben"));
        var customer = await api.TokenAsync("customer", "max", new() { ["assurance"] = "VERIFIED" });
        var ticket = (await api.StartAsync(customer, Asking.Session("CHAT"))).Text("ticket", "id");
        await api.CommandAsync(ana, "claimTicket", "ClaimTicketInput", "ticket { id }", new() { ["ticketId"] = ticket });
        var offer = (await api.OfferOwnershipAsync(ana, ticket, "ben")).Text("offer", "id");

        var seen = await api.AskAsync(
            customer,
            "query($t: ID!, $o: ID!) { node(id: $o) { id } ticket(by: { id: $t }) { ownershipOffer { id } owner { name } entries { nodes { ... on ActivityEntry { activity } } } } }",
            new() { ["t"] = ticket, ["o"] = offer });

        Assert.Equal((JsonValueKind.Null, JsonValueKind.Null), (seen.GetProperty("node").ValueKind, seen.GetProperty("ticket").GetProperty("ownershipOffer").ValueKind));
        Assert.DoesNotContain("OWNERSHIP", seen.ToString(), StringComparison.Ordinal);
        Assert.Equal("FORBIDDEN", (await api.OfferOwnershipAsync(customer, ticket, "ben")).Code());
    }

    private async Task<IReadOnlyList<string?>> ActivitiesAsync(string token, string ticket) =>
    [
        .. (await api.TicketAsync(token, ticket)).GetProperty("entries").GetProperty("nodes").EnumerateArray()
            .Where(static entry => entry.TryGetProperty("activity", out _)).Select(static entry => entry.GetProperty("activity").GetString()),
    ];
}
