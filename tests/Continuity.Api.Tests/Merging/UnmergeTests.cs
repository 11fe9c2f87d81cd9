using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Continuity.Api.Nodes;
using Continuity.Api.Tests.Hosting;
using Continuity.Redis.Keys;

namespace Continuity.Api.Tests.Merging;

/// <summary>A merge that is undone leaves both as they were.</summary>
public sealed partial class UnmergeTests(SharedApi shared) : IClassFixture<SharedApi>
{
    private const string Everything =
        "query($id: ID!) { node(id: $id) { ... on Customer { id name preferredName language timeZone firstSeenAt lastContactAt absence preferences { key value recordedAt } "
        + "contactConsent { checkIns channels quietFrom quietUntil } identities { kind value assurance linkedAt } mergedCustomers { id } mergeSuggestions { id } "
        + "tickets(first: 9) { nodes { id number version subject status channels owner { id } handler { __typename } waitingIn { name } customer { id } sessions(first: 9) { nodes { id } } entries(first: 9) { nodes { id } } } } "
        + "thread { id channels openSessions { id } sessions(first: 9) { nodes { id state assurance customer { id } ticket { id } match { explanation } } } "
        + "entries(first: 20) { nodes { id cursor sequence recordedAt visibility session { id } ticket { id } ... on MessageEntry { text } ... on ActivityEntry { activity summary } } } } } } }";

    private readonly RunningApi api = shared.Api;

    [Fact]
    public async Task UnmergeCustomers_OfTwo_AreBothAsTheyWere()
    {
        var (ana, gateway) = await StaffAsync();
        var (one, two) = await TwoAsync(ana, gateway, "n1");
        var (eva, eve) = (await api.SignInAsync("APP_USER", "n1-one"), await api.SignInAsync("EMAIL", "n1@example.org"));
        var before = await WholeAsync((ana, one), (ana, two), (eva, one), (eve, two));

        var merge = (await api.MergeAsync(ana, one, two)).Done().Text("merge", "id");
        var merged = await WholeAsync((ana, one), (ana, two), (eva, one), (eve, two));
        var undone = (await api.UnmergeAsync(ana, merge)).Done();
        var after = await WholeAsync((ana, one), (ana, two), (eva, one), (eve, two));

        Assert.Equal((one, two), (undone.Text("customer", "id"), undone.Text("restored", "id")));
        Assert.Empty(undone.GetProperty("stayedSessions").EnumerateArray());
        Assert.Equal(before, after);
        Assert.All(before.Zip(merged), pair => Assert.NotEqual(pair.First, pair.Second));
    }

    [Fact]
    public async Task UnmergeCustomers_OfAChain_FreesTheOneWithWhatWasMergedIntoIt()
    {
        var (ana, gateway) = await StaffAsync();
        var (one, two) = await TwoAsync(ana, gateway, "n2");
        var three = (await api.ArriveAsync(gateway, "CHAT", "CLAIMED", ("CHAT_VISITOR", "n2"))).Text("customer", "id");
        (await api.MergeAsync(ana, two, three)).Done();
        var before = await WholeAsync((ana, one), (ana, two));
        var merge = (await api.MergeAsync(ana, one, two)).Done().Text("merge", "id");
        Assert.Equal(one, await IdAsync(ana, three));

        (await api.UnmergeAsync(ana, merge)).Done();

        Assert.Equal(before, await WholeAsync((ana, one), (ana, two)));
        Assert.Equal(two, await IdAsync(ana, three));
    }

    [Fact]
    public async Task UnmergeCustomers_Twice_IsRefusedAndTheyCanBeMergedAgainTheOtherWayRound()
    {
        var (ana, gateway) = await StaffAsync();
        var (one, two) = await TwoAsync(ana, gateway, "n3");
        var merge = (await api.MergeAsync(ana, one, two)).Done().Text("merge", "id");
        Assert.Equal(("INVALID", "reason"), Place(await api.UnmergeAsync(ana, merge, "")));
        (await api.UnmergeAsync(ana, merge)).Done();

        Assert.Equal(("WRONG_STATE", "mergeId"), Place(await api.UnmergeAsync(ana, merge)));
        Assert.Equal(two, (await api.MergeAsync(ana, two, one)).Done().Text("customer", "id"));
        Assert.Equal(two, await IdAsync(ana, one));
    }

    [Fact]
    public async Task UnmergeCustomers_SessionsThatWentOnWithTheOthersTicket_StayWithItAndAreListed()
    {
        var (ana, gateway) = await StaffAsync();
        var one = await api.ArriveAsync(gateway, "PHONE", "CLAIMED", ("PHONE", "+493066660004"));
        var two = await api.ArriveAsync(gateway, "EMAIL", "CLAIMED", ("EMAIL", "n4@example.org"));
        var merge = (await api.MergeAsync(ana, one.Text("customer", "id"), two.Text("customer", "id"))).Done().Text("merge", "id");
        var (anas, mails) = (one.Text("ticket", "id"), two.Text("ticket", "id"));
        var stays = await api.StartAsync(gateway, Asking.Session("EMAIL", ("EMAIL", "n4@example.org")).With("ticketId", anas));
        var other = await api.StartAsync(gateway, Asking.Session("PHONE", ("PHONE", "+493066660004")).With("ticketId", mails));
        await api.StartAsync(gateway, Asking.Session("EMAIL", ("EMAIL", "n4@example.org")).With("ticketId", mails));
        var own = await api.StartAsync(gateway, Asking.Session("EMAIL", ("EMAIL", "n4@example.org")).With("newTicket", true));

        var undone = (await api.UnmergeAsync(ana, merge)).Done();

        Assert.Equal(
            [(stays.Text("session", "id"), anas), (other.Text("session", "id"), mails)],
            undone.GetProperty("stayedSessions").EnumerateArray().Select(session => (session.Text("id"), session.Text("ticket", "id"))));
        Assert.Equal(two.Text("customer", "id"), (await api.AskAsync(ana, $"{{ ticket(by: {{ id: \"{own.Text("ticket", "id")}\" }}) {{ customer {{ id }} }} }}")).Text("ticket", "customer", "id"));
        Assert.Equal(two.Text("customer", "id"), (await api.ArriveAsync(gateway, "EMAIL", "CLAIMED", ("EMAIL", "n4@example.org"))).Text("customer", "id"));
    }

    [Fact]
    public async Task UnmergeCustomers_WhileBothFollow_NeitherSeesMoreOfTheOther()
    {
        var (ana, gateway) = await StaffAsync();
        var one = await api.ArriveAsync(gateway, "SELF_SERVICE", "VERIFIED", ("APP_USER", "n5"));
        var two = await api.ArriveAsync(gateway, "EMAIL", "VERIFIED", ("EMAIL", "n5@example.org"));
        var eve = await api.SignInAsync("EMAIL", "n5@example.org");
        var merge = (await api.MergeAsync(ana, one.Text("customer", "id"), two.Text("customer", "id"))).Done().Text("merge", "id");
        await api.SayAsync(gateway, one.Text("session", "id"), "While they are one");
        Assert.Contains("While they are one", await SeenAsync(eve, two.Text("customer", "id")), StringComparison.Ordinal);

        (await api.UnmergeAsync(ana, merge)).Done();
        await api.SayAsync(gateway, one.Text("session", "id"), "Of the one alone");

        var seen = await SeenAsync(eve, two.Text("customer", "id"));
        Assert.DoesNotContain("While they are one", seen, StringComparison.Ordinal);
        Assert.DoesNotContain("Of the one alone", seen, StringComparison.Ordinal);
        Assert.Equal("null", (await api.AskAsync(eve, $"{{ node(id: \"{one.Text("session", "id")}\") {{ id }} }}")).GetProperty("node").GetRawText());
    }

    [Fact]
    [OneStore("It has a server of its own.")]
    public async Task UnmergeCustomers_LongAfterwards_IsTooLate()
    {
        await using var redis = await RedisServer.StartAsync();
        await using var other = await RunningApi.StartAsync(new ApiSettings { Redis = redis.ConnectionString, More = new Dictionary<string, string> { ["Continuity:Merging:UndoWithin"] = "1.00:00:00" } });
        var (ana, gateway) = (await other.TokenAsync("agent", "ana"), await other.TokenAsync("ingest", "gateway"));
        var one = (await other.ArriveAsync(gateway, "PHONE", "CLAIMED", ("PHONE", "+493066660006"))).Text("customer", "id");
        var two = (await other.ArriveAsync(gateway, "EMAIL", "CLAIMED", ("EMAIL", "n6@example.org"))).Text("customer", "id");
        var merge = (await other.MergeAsync(ana, one, two)).Done().GetProperty("merge");

        await DateBackAsync(redis, one, TimeSpan.FromHours(25));
        var refused = (await other.UnmergeAsync(ana, merge.Text("id"))).Refused();

        Assert.Equal(TimeSpan.FromDays(1), merge.GetProperty("undoUntil").GetDateTimeOffset() - merge.GetProperty("mergedAt").GetDateTimeOffset());
        Assert.Equal(("EXPIRED", "A merge can be undone within 1 days."), (refused.Text("code"), refused.Text("message")));
        Assert.Equal(one, (await other.AskAsync(ana, $"{{ customer(by: {{ id: \"{two}\" }}) {{ id }} }}")).Text("customer", "id"));
    }

    /// <summary>Lets a survivor's merges have been made earlier than they were.</summary>
    private static async Task DateBackAsync(RedisServer redis, string survivor, TimeSpan by)
    {
        using var store = await Resp.ConnectAsync(redis.Port);
        var key = new CustomerKeys(NodeId.Customer(survivor)!.Value).State;
        var profile = JsonNode.Parse((await store.SendAsync("HGET", key, CustomerFields.Profile))!)!;
        foreach (var merge in profile["merges"]!.AsArray())
        {
            merge!["at"] = merge["at"]!.GetValue<long>() - (long)by.TotalMilliseconds;
        }

        await store.SendAsync("HSET", key, CustomerFields.Profile, profile.ToJsonString());
    }

    private static (string Code, string Field) Place(JsonElement payload)
    {
        var refusal = payload.Refused();
        return (refusal.Text("code"), refusal.GetProperty("path")[1].GetString()!);
    }

    private async Task<(string Ana, string Gateway)> StaffAsync() =>
        (await api.TokenAsync("agent", "ana", new() { ["name"] = "Ana" }), await api.TokenAsync("ingest", "gateway"));

    /// <summary>Two customers of whom much is known.</summary>
    private async Task<(string One, string Two)> TwoAsync(string ana, string gateway, string person)
    {
        var one = await api.ArriveAsync(gateway, "SELF_SERVICE", "VERIFIED", ("APP_USER", $"{person}-one"));
        var two = await api.ArriveAsync(gateway, "EMAIL", "VERIFIED", ("EMAIL", $"{person}@example.org"));
        foreach (var (started, name) in new[] { (one, "Eva"), (two, "Eve") })
        {
            await api.SayAsync(gateway, started.Text("session", "id"), $"I am {name}");
            await api.AskAsync(
                ana,
                $"mutation {{ updateCustomer(input: {{ customerId: \"{started.Text("customer", "id")}\", name: \"{name}\", language: \"de\", preferences: [{{ key: \"{name}\", value: \"x\" }}], contactConsent: {{ checkIns: true }} }}) "
                + $"{{ errors {{ code }} }} claimTicket(input: {{ ticketId: \"{started.Text("ticket", "id")}\" }}) {{ errors {{ code }} }} }}");
        }

        return (one.Text("customer", "id"), two.Text("customer", "id"));
    }

    private async Task<string> IdAsync(string token, string id) => (await api.AskAsync(token, $"{{ customer(by: {{ id: \"{id}\" }}) {{ id }} }}")).Text("customer", "id");

    private async Task<string> SeenAsync(string token, string id) => (await api.AskAsync(token, Everything, new() { ["id"] = id })).ToString();

    /// <summary>All that is told of customers, but that they were merged and parted.</summary>
    private async Task<IReadOnlyList<string>> WholeAsync(params (string Token, string Id)[] asked)
    {
        var answers = new List<string>();
        foreach (var (token, id) in asked)
        {
            answers.Add(MergeEntry().Replace(await SeenAsync(token, id), ""));
        }

        return answers;
    }

    [GeneratedRegex(""",?\{[^{}]*"session":null,"ticket":null,"activity":"CUSTOMERS_(UN)?MERGED"[^{}]*\}""")]
    private static partial Regex MergeEntry();
}
