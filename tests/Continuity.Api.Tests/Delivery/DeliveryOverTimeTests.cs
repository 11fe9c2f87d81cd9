using Continuity.Api.Tests.Hosting;
using Continuity.Api.Tests.Reading;
using Continuity.Callers;

namespace Continuity.Api.Tests.Delivery;

/// <summary>What happens to an entry while it waits, and after it has left.</summary>
public sealed class DeliveryOverTimeTests
{
    private const string Page = "query($id: ID!) { customer(by: { id: $id }) { thread { entries(last: 20) { nodes { id } } } } }";
    private const string PageWithDeliveries = "query($id: ID!) { customer(by: { id: $id }) { thread { entries(last: 20) { nodes { id delivery { state } } } } } }";

    [Fact]
    public async Task Message_RedactedWhileItWaits_NeverLeavesAndTheNextOneDoes()
    {
        await using var gateway = await FaultyGateway.StartAsync();
        gateway.IsAway = true;
        await using var api = await RunningApi.StartAsync(new ApiSettings { More = gateway.Settings("CHAT") });
        var ana = await api.TokenAsync("agent", "ana");
        var session = (await api.BeginAsync("CHAT")).Text("session", "id");
        var (secret, next) = (await api.WriteAsync(ana, session, "the card's number"), await api.WriteAsync(ana, session, "next"));
        await Eventually.IsSoAsync(async () => (await api.DeliveryAsync(ana, secret)).GetProperty("attempts").GetInt32() > 0, "It was tried in vain");
        await api.AskAsync(ana, "mutation($e: ID!) { redactEntry(input: { entryId: $e, reason: \"A number.\" }) { errors { code } } }", new() { ["e"] = secret });
        gateway.IsAway = false;

        await api.DeliveredAsync(ana, next, "SENT");
        var redacted = await api.DeliveryAsync(ana, secret);
        Assert.Equal(("FAILED", "REDACTED"), (redacted.Text("state"), redacted.Text("lastError")));
        Assert.Equal([next], gateway.Arrivals.Select(static one => one.Key));
    }

    [Fact]
    public async Task Deliveries_OfAPageOfEntries_CostOneRoundTripAndNoneWhereNothingWasOrdered()
    {
        await using var gateway = await FaultyGateway.StartAsync();
        await using var api = await RunningApi.StartAsync(new ApiSettings { More = gateway.Settings("CHAT") });
        var ana = await api.TokenAsync("agent", "ana");
        var (left, stayed) = (await api.BeginAsync("CHAT"), await api.BeginAsync("PHONE"));
        for (var n = 0; n < 20; n++)
        {
            await api.WriteAsync(ana, left.Text("session", "id"), $"{n}");
            await api.WriteAsync(ana, stayed.Text("session", "id"), $"{n}");
        }

        await using var measured = await MeasuredApi.OpenAsync(api.Store, new Caller(Role.Agent, "ana"));
        Assert.Equal(1, await MoreAsync(measured, left.Text("customer", "id")));
        Assert.Equal(0, await MoreAsync(measured, stayed.Text("customer", "id")));
    }

    private static async Task<int> MoreAsync(MeasuredApi api, string customer)
    {
        // Who asks and where the customer is are found out once.
        await api.AskAsync(PageWithDeliveries, new() { ["id"] = customer });
        var (_, without) = await api.AskAsync(Page, new() { ["id"] = customer });
        var (data, with) = await api.AskAsync(PageWithDeliveries, new() { ["id"] = customer });
        Assert.Equal(20, data.GetProperty("customer").GetProperty("thread").GetProperty("entries").GetProperty("nodes").GetArrayLength());
        return with.Count - without.Count;
    }
}
