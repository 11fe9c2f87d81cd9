using Continuity.Api.Tests.Hosting;

namespace Continuity.Api.Tests.Delivery;

/// <summary>Gateways that are slow, ill or away: everything arrives, in order for its session, and twice only under the same key.</summary>
[OneStore("No store changes it.")]
public sealed class DeliveryFaultTests(GatewayApi shared) : IClassFixture<GatewayApi>
{
    private const int Sessions = 12;
    private const int Messages = 10;
    private readonly RunningApi api = shared.Api;
    private readonly FaultyGateway gateway = shared.Gateway;

    [Fact]
    public async Task Messages_ThroughAGatewayThatFailsInEveryWay_AllArriveInOrder()
    {
        var ana = await api.TokenAsync("agent", "ana");
        gateway.FaultsInAHundred = 30;
        var sessions = await Task.WhenAll(Enumerable.Range(0, Sessions).Select(async _ => (await api.BeginAsync("CHAT")).Text("session", "id")));

        var written = await Task.WhenAll(sessions.Select(async session =>
        {
            var entries = new List<string>();
            for (var n = 0; n < Messages; n++)
            {
                entries.Add(await api.WriteAsync(ana, session, $"{n}"));
            }

            return (Session: session, Entries: entries);
        }));

        foreach (var (session, entries) in written)
        {
            await api.DeliveredAsync(ana, entries[^1], "SENT");
            var arrived = gateway.Arrivals.Where(one => one.Session == session).ToList();
            Assert.Equal(entries, gateway.Taken.Where(one => one.Session == session).Select(static one => one.Key));
            // The next one comes only after the one before was taken: what comes again comes before it.
            Assert.Equal(arrived.Select(static one => one.Sequence).Order(), arrived.Select(static one => one.Sequence));
            Assert.All(arrived, one => Assert.True(one.IsSigned));
            Assert.All(arrived.GroupBy(static one => one.Sequence), static one => Assert.Single(one.Select(static again => again.Key).Distinct()));
        }

        Assert.Contains(gateway.Arrivals, static one => one.Fault != GatewayFault.None);
    }

    [Fact]
    public async Task Message_TheGatewayNamesATimeToWait_WaitsThatLong()
    {
        var ana = await api.TokenAsync("agent", "ana");
        var session = (await api.BeginAsync("CHAT")).Text("session", "id");
        var isFirst = true;
        gateway.Rule = (_, body) =>
        {
            var busy = body.Text("sessionId") == session && isFirst;
            isFirst &= !busy;
            return busy ? GatewayFault.TooMany : body.Text("sessionId") == session ? GatewayFault.None : null;
        };

        var entry = await api.WriteAsync(ana, session, "Patience");

        await api.DeliveredAsync(ana, entry, "SENT");
        var arrived = gateway.Arrivals.Where(one => one.Key == entry).ToList();
        Assert.Equal(2, arrived.Count);
        Assert.True(arrived[1].At - arrived[0].At >= TimeSpan.FromMilliseconds(990), $"{arrived[1].At - arrived[0].At}");
    }

    [Fact]
    public async Task Message_ItsGatewayIsDownPastTheLimit_IsOfferedOnTheChannelThatTheCustomerAgreedToAndTheOwnerIsTold()
    {
        var (ana, olga) = (await api.TokenAsync("agent", "ana"), await api.TokenAsync("agent", "olga"));
        var address = $"{Guid.NewGuid():N}@example.org";
        var begun = await api.BeginAsync("CHAT", ("EMAIL", address, "CLAIMED"));
        var (session, customer) = (begun.Text("session", "id"), begun.Text("customer", "id"));
        await api.AskAsync(olga, "mutation($t: ID!) { claimTicket(input: { ticketId: $t }) { errors { code } } }", new() { ["t"] = begun.Text("ticket", "id") });
        await api.AskAsync(
            ana,
            "mutation($c: ID!) { updateCustomer(input: { customerId: $c, contactConsent: { channels: [EMAIL] } }) { errors { code } } }",
            new() { ["c"] = customer });
        var cursor = (await api.AskAsync(olga, "{ viewer { inbox { cursor } } }")).Text("viewer", "inbox", "cursor");
        gateway.Rule = (channel, body) => body.Text("sessionId") != session ? null : channel == "CHAT" ? GatewayFault.ServerError : GatewayFault.None;

        var (first, second) = (await api.WriteAsync(ana, session, "first"), await api.WriteAsync(ana, session, "second"));

        foreach (var entry in new[] { first, second })
        {
            var sent = await api.DeliveredAsync(ana, entry, "SENT");
            Assert.Equal(("EMAIL", "CHAT"), (sent.Text("channel"), sent.Text("movedFrom")));
        }

        var arrived = gateway.Arrivals.Where(one => one.Session == session).ToList();
        var byMail = arrived.Where(static one => one.Channel == "EMAIL").ToList();
        Assert.Equal([first, second], byMail.Select(static one => one.Key));
        Assert.Equal(address, Assert.Single(byMail[0].Body.GetProperty("to").EnumerateArray()).Text("value"));
        Assert.All([first, second], entry => Assert.True(
            arrived.Last(one => one.Key == entry && one.Channel == "CHAT").Number < byMail.Single(one => one.Key == entry).Number));
        Assert.Equal(2, (await api.EntriesAsync(ana, customer)).Count(static one => one.TryGetProperty("activity", out var activity) && activity.GetString() == "DELIVERY_MOVED"));
        using var stream = await EventStream.OpenAsync(api, olga, "subscription($after: String) { inboxEvents(after: $after) { kind entry { id } } }", new() { ["after"] = cursor });
        var told = (await stream.NextAsync())!.Value.GetProperty("data").GetProperty("inboxEvents");
        Assert.Equal(("DELIVERY_CHANGED", first), (told.Text("kind"), told.Text("entry", "id")));
    }
}
