using Continuity.Api.Tests.Hosting;

namespace Continuity.Api.Tests.Merging;

/// <summary>What speaks for two being one is suggested at both, until an agent says that they are two.</summary>
public sealed class MergeSuggestionTests(SharedApi shared) : IClassFixture<SharedApi>
{
    private readonly RunningApi api = shared.Api;

    [Fact]
    public async Task Suggestion_StrongIdentitiesInConflict_StandsAtBothUnderOneIdForAgentsOnly()
    {
        var (ana, gateway) = (await api.TokenAsync("agent", "ana"), await api.TokenAsync("ingest", "gateway"));
        var (one, two) = await SuggestedAsync(gateway, "s1");

        var atOne = Assert.Single(await api.SuggestionsAsync(ana, one));
        await SuggestedAtAsync(ana, two);
        var atTwo = Assert.Single(await api.SuggestionsAsync(ana, two));

        Assert.Equal((two, one), (atOne.Text("other", "id"), atTwo.Text("other", "id")));
        Assert.Equal(atOne.Text("id"), atTwo.Text("id"));
        Assert.Equal(("EMAIL", "s1@example.org", "VERIFIED"), (atOne.Text("sharedIdentity", "kind"), atOne.Text("sharedIdentity", "value"), atOne.Text("sharedIdentity", "assurance")));
        Assert.Equal("One proved an e-mail address that is the other's. Each has an app user id of their own.", atOne.Text("why"));
        Assert.Empty(await api.SuggestionsAsync(await api.SignInAsync("APP_USER", "s1-one"), one));
    }

    [Fact]
    public async Task DismissMergeSuggestion_AtEither_IsGoneAtBothAndNotSuggestedAgain()
    {
        var (ana, gateway) = (await api.TokenAsync("agent", "ana"), await api.TokenAsync("ingest", "gateway"));
        var (one, two) = await SuggestedAsync(gateway, "s2");
        var id = Assert.Single(await api.SuggestionsAsync(ana, one)).Text("id");

        (await api.DismissAsync(ana, id)).Done();
        (await api.DismissAsync(ana, id, "Once more.")).Done();

        await GoneAsync(ana, one);
        await GoneAsync(ana, two);
        Assert.Equal("IDENTITY_TAKEN", (await api.VerifyAsync(ana, one, "EMAIL", "s2@example.org")).Refused().Text("code"));
        Assert.Empty((await api.SuggestionsAsync(ana, one)).Concat(await api.SuggestionsAsync(ana, two)));
        var warnings = (await api.PreviewAsync(ana, one, two)).GetProperty("data").GetProperty("mergePreview").GetProperty("warnings");
        Assert.Contains(warnings.EnumerateArray(), warning => warning.GetString()!.EndsWith(": Mother and daughter.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task DismissMergeSuggestion_OfTwoWhoThenProveTheSame_AreNotMergedByThemselvesButByAnAgent()
    {
        var (ana, gateway) = (await api.TokenAsync("agent", "ana"), await api.TokenAsync("ingest", "gateway"));
        var one = (await api.ArriveAsync(gateway, "SELF_SERVICE", "VERIFIED", ("APP_USER", "s3"))).Text("customer", "id");
        var two = (await api.ArriveAsync(gateway, "PHONE", "VERIFIED", ("PHONE", "+493044440003"))).Text("customer", "id");
        await api.StartAsync(await api.TokenAsync("bot", "chat"), Asking.Session("CHAT", ("PHONE", "+493044440003"), ("EMAIL", "s3@example.org")));
        Assert.Equal("IDENTITY_TAKEN", (await api.VerifyAsync(ana, one, "EMAIL", "s3@example.org")).Refused().Text("code"));
        (await api.DismissAsync(ana, Assert.Single(await api.SuggestionsAsync(ana, one)).Text("id"))).Done();

        var refused = await api.VerifyAsync(ana, one, "PHONE", "+493044440003");

        Assert.Equal("IDENTITY_TAKEN", refused.Refused().Text("code"));
        Assert.Equal(one, (await api.MergeAsync(ana, one, two)).Done().Text("customer", "id"));
    }

    [Fact]
    public async Task DismissMergeSuggestion_ByOthersOrOfNone_IsRefused()
    {
        var (ana, gateway) = (await api.TokenAsync("agent", "ana"), await api.TokenAsync("ingest", "gateway"));
        var (one, _) = await SuggestedAsync(gateway, "s4");
        var id = Assert.Single(await api.SuggestionsAsync(ana, one)).Text("id");
        var none = "sug_" + string.Join('_', new[] { one["cus_".Length..], "01m8109f6rv2ve5n368e4nd65c" }.Order(StringComparer.Ordinal));

        Assert.Equal("FORBIDDEN", (await api.DismissAsync(await api.SignInAsync("APP_USER", "s4-one"), id)).Refused().Text("code"));
        Assert.Equal("NOT_FOUND", (await api.DismissAsync(await api.TokenAsync("bot", "stranger"), id)).Refused().Text("code"));
        Assert.Equal("NOT_FOUND", (await api.DismissAsync(ana, none)).Refused().Text("code"));
        Assert.Equal("INVALID", (await api.DismissAsync(ana, "sug_1")).Refused().Text("code"));
        Assert.Equal("reason", (await api.DismissAsync(ana, id, "")).Refused().GetProperty("path")[1].GetString());
        Assert.NotEmpty(await api.SuggestionsAsync(ana, one));
    }

    [Fact]
    public async Task Suggestion_OfTwoWhoWereMergedMeanwhile_StandsNoLongerAndAgainAfterTheUndo()
    {
        var (ana, gateway) = (await api.TokenAsync("agent", "ana"), await api.TokenAsync("ingest", "gateway"));
        var (one, two) = await SuggestedAsync(gateway, "s5");

        var merge = (await api.MergeAsync(ana, one, two)).Done().Text("merge", "id");
        var merged = await api.SuggestionsAsync(ana, one);
        (await api.UnmergeAsync(ana, merge)).Done();

        Assert.Empty(merged);
        Assert.Single(await api.SuggestionsAsync(ana, one));
    }

    /// <summary>Two customers, the first of whom proved the second's e-mail address; each has an app user id of their own.</summary>
    private async Task<(string One, string Two)> SuggestedAsync(string gateway, string person)
    {
        var one = (await api.ArriveAsync(gateway, "SELF_SERVICE", "VERIFIED", ("APP_USER", $"{person}-one"))).Text("customer", "id");
        var two = (await api.ArriveAsync(gateway, "SELF_SERVICE", "VERIFIED", ("APP_USER", $"{person}-two"), ("EMAIL", $"{person}@example.org"))).Text("customer", "id");
        Assert.Equal("IDENTITY_TAKEN", (await api.VerifyAsync(gateway, one, "EMAIL", $"{person}@example.org")).Refused().Text("code"));
        return (one, two);
    }

    private Task SuggestedAtAsync(string token, string customer) =>
        Eventually.IsSoAsync(async () => (await api.SuggestionsAsync(token, customer)).Count == 1, "It is suggested there too");

    private Task GoneAsync(string token, string customer) =>
        Eventually.IsSoAsync(async () => (await api.SuggestionsAsync(token, customer)).Count == 0, "The suggestion is gone");
}
