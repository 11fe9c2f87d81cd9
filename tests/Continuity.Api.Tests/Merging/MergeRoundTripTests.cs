using Continuity.Api.Tests.Hosting;
using Continuity.Api.Tests.Reading;
using Continuity.Callers;

namespace Continuity.Api.Tests.Merging;

/// <summary>What agents are told of merges costs as many round trips for much as for little.</summary>
[OneStore("No store changes it.")]
public sealed class MergeRoundTripTests
{
    private const string Preview =
        "query($one: ID!, $two: ID!) { mergePreview(survivorId: $one, mergedId: $two) { survivor { name identities { value } } merged { name } identities { value linkedBy { __typename } } "
        + "openTickets { id owner { name } customer { id } } warnings } }";

    private const string Customer =
        "query($one: ID!) { customer(by: { id: $one }) { id mergedCustomers { id mergedBy { ... on Agent { name } } } mergeSuggestions { id other { id name } sharedIdentity { value } } } }";

    [Fact]
    public async Task PreviewMergesAndSuggestions_OfManyTicketsHomesAndOthers_CostAsManyRoundTripsAsOfFew()
    {
        await using var api = await RunningApi.StartAsync();
        var (ana, gateway) = (await api.TokenAsync("agent", "ana", new() { ["name"] = "Ana" }), await api.TokenAsync("ingest", "gateway"));
        var (few, fewer) = (await MadeOfAsync(api, ana, gateway, "few", 2), await MadeOfAsync(api, ana, gateway, "fewer", 2));
        var (many, more) = (await MadeOfAsync(api, ana, gateway, "many", 6), await MadeOfAsync(api, ana, gateway, "more", 6));
        await SuggestAsync(api, gateway, few, "few", 1);
        await SuggestAsync(api, gateway, many, "many", 5);

        await using var measured = await MeasuredApi.OpenAsync(api.Store, new Caller(Role.Agent, "ana") { Name = "Ana" });
        await measured.AskAsync("{ viewer { roles } }", []);
        var (small, little) = await measured.AskAsync(Preview, new() { ["one"] = few, ["two"] = fewer });
        var (large, much) = await measured.AskAsync(Preview, new() { ["one"] = many, ["two"] = more });
        var (one, once) = await measured.AskAsync(Customer, new() { ["one"] = few });
        var (five, often) = await measured.AskAsync(Customer, new() { ["one"] = many });

        TestContext.Current.TestOutputHelper!.WriteLine($"preview: {little.Count} round trips, {much.Count} for more; merges and suggestions: {once.Count}, {often.Count}");
        Assert.Equal((4, 12), (small.GetProperty("mergePreview").GetProperty("openTickets").GetArrayLength(), large.GetProperty("mergePreview").GetProperty("openTickets").GetArrayLength()));
        Assert.Equal(little.Count, much.Count);
        Assert.Equal((1, 5), (one.GetProperty("customer").GetProperty("mergeSuggestions").GetArrayLength(), five.GetProperty("customer").GetProperty("mergeSuggestions").GetArrayLength()));
        Assert.Equal(once.Count, often.Count);
    }

    /// <summary>A customer made of several, each with a ticket.</summary>
    private static async Task<string> MadeOfAsync(RunningApi api, string ana, string gateway, string name, int homes)
    {
        var survivor = (await api.ArriveAsync(gateway, "CHAT", "CLAIMED", ("CHAT_VISITOR", $"{name}-0"))).Text("customer", "id");
        for (var i = 1; i < homes; i++)
        {
            (await api.MergeAsync(ana, survivor, (await api.ArriveAsync(gateway, "CHAT", "CLAIMED", ("CHAT_VISITOR", $"{name}-{i}"))).Text("customer", "id"))).Done();
        }

        return survivor;
    }

    private static async Task SuggestAsync(RunningApi api, string gateway, string customer, string name, int others)
    {
        var bot = await api.TokenAsync("bot", "chat");
        for (var i = 0; i < others; i++)
        {
            await api.ArriveAsync(gateway, "SELF_SERVICE", "VERIFIED", ("APP_USER", $"{name}-{i}"));
            await api.StartAsync(bot, Asking.Session("CHAT", ("APP_USER", $"{name}-{i}"), ("EMAIL", $"{name}-{i}@example.org")));
            Assert.Equal("IDENTITY_TAKEN", (await api.VerifyAsync(gateway, customer, "EMAIL", $"{name}-{i}@example.org")).Refused().Text("code"));
        }
    }
}
