using System.Text.Json;
using System.Text.Json.Nodes;
using Continuity.Api.Tests.Hosting;

namespace Continuity.Api.Tests.Staff;

/// <summary>Agents say whether they are there, and who acts for them while not.</summary>
public sealed class AvailabilityTests(OwnApi shared) : IClassFixture<OwnApi>
{
    private readonly RunningApi api = shared.Api;

    [Fact]
    public async Task SetAvailability_AwayWithADeputy_IsReadByColleaguesAndKeptWhereLeftOut()
    {
        var (ann, bea) = (await api.SignInAsync("ann", teams: "north"), await api.SignInAsync("bea", teams: "north"));
        var until = DateTimeOffset.UtcNow.AddDays(1).ToString("O");

        await DoneAsync(ann, new() { ["availability"] = "AWAY", ["deputyId"] = "agt_bea", ["deputyUntil"] = until });
        var kept = await DoneAsync(ann, new() { ["availability"] = "OFFLINE" });
        var offline = await AgentsAsync(bea, "OFFLINE");
        var available = await AgentsAsync(bea, "AVAILABLE");
        var cleared = await DoneAsync(ann, new() { ["availability"] = "AVAILABLE", ["deputyId"] = null });

        Assert.Equal(("OFFLINE", "agt_bea"), (kept.Text("availability"), kept.Text("deputy", "id")));
        Assert.NotEqual(JsonValueKind.Null, kept.GetProperty("deputyUntil").ValueKind);
        Assert.Equal(["agt_ann"], offline);
        Assert.Equal(["agt_bea"], available);
        Assert.Equal(("AVAILABLE", JsonValueKind.Null, JsonValueKind.Null), (cleared.Text("availability"), cleared.GetProperty("deputy").ValueKind, cleared.GetProperty("deputyUntil").ValueKind));
    }

    [Theory]
    [InlineData("agt_cal")]
    [InlineData("agt_nobody")]
    [InlineData("agt_dot")]
    [InlineData("que_general")]
    public async Task SetAvailability_OneselfNobodyACircleOrNoAgent_NamesTheDeputy(string deputy)
    {
        var (cal, dot) = (await api.SignInAsync("cal"), await api.SignInAsync("dot"));
        await DoneAsync(dot, new() { ["availability"] = "AVAILABLE", ["deputyId"] = "agt_cal" });

        var refused = await api.SetAvailabilityAsync(cal, new() { ["availability"] = "AWAY", ["deputyId"] = deputy });

        Assert.Equal("INVALID", refused.Code());
        Assert.Equal(["input", "deputyId"], refused.PathOf());
    }

    [Fact]
    public async Task SetAvailability_TimeThatHasPassedOrNoAgent_IsRefused()
    {
        var (eli, _) = (await api.SignInAsync("eli"), await api.SignInAsync("fay"));
        var bot = await api.TokenAsync("bot", "bo");

        var past = await api.SetAvailabilityAsync(eli, new() { ["availability"] = "AWAY", ["deputyId"] = "agt_fay", ["deputyUntil"] = "2020-01-01T00:00:00Z" });

        Assert.Equal(["input", "deputyUntil"], past.PathOf());
        Assert.Equal("FORBIDDEN", (await api.SetAvailabilityAsync(bot, new() { ["availability"] = "AWAY" })).Code());
    }

    [Fact]
    public async Task Availability_AskedByACustomer_IsForbidden()
    {
        var gus = await api.SignInAsync("gus");
        var customer = await api.TokenAsync("customer", "mia", new() { ["assurance"] = "VERIFIED" });
        var started = await api.StartAsync(customer, Asking.Session("CHAT"));
        await api.CommandAsync(gus, "claimTicket", "ClaimTicketInput", "ticket { id }", new() { ["ticketId"] = started.Text("ticket", "id") });

        var answer = await api.AnswerAsync(
            customer, "query($id: ID!) { ticket(by: { id: $id }) { owner { name leftAt deputy { id } } ownershipOffer { id } } }", new() { ["id"] = started.Text("ticket", "id") });

        Assert.All(answer.GetProperty("errors").EnumerateArray(), error => Assert.Equal("FORBIDDEN", error.Text("extensions", "code")));
        Assert.Equal(2, answer.GetProperty("errors").GetArrayLength());
    }

    private async Task<JsonElement> DoneAsync(string token, JsonObject input)
    {
        var payload = await api.SetAvailabilityAsync(token, input);
        Assert.Empty(payload.GetProperty("errors").EnumerateArray());
        return payload.GetProperty("agent");
    }

    private async Task<List<string>> AgentsAsync(string token, string availability)
    {
        var data = await api.AskAsync(token, $"{{ agents(team: \"north\", availability: {availability}) {{ nodes {{ id }} }} }}");
        return [.. data.GetProperty("agents").GetProperty("nodes").EnumerateArray().Select(static agent => agent.Text("id"))];
    }
}
