using System.Text.Json;
using Continuity.Api.Tests.Hosting;

namespace Continuity.Api.Tests.Merging;

/// <summary>What a merge would bring together, before anybody merges.</summary>
public sealed class MergePreviewTests(SharedApi shared) : IClassFixture<SharedApi>
{
    private readonly RunningApi api = shared.Api;

    [Fact]
    public async Task MergePreview_OfTwo_ShowsBothAndWarnsAndChangesNothing()
    {
        var (ana, gateway) = (await api.TokenAsync("agent", "ana"), await api.TokenAsync("ingest", "gateway"));
        var one = await api.ArriveAsync(gateway, "SELF_SERVICE", "VERIFIED", ("APP_USER", "p1"));
        var two = await api.ArriveAsync(gateway, "SELF_SERVICE", "VERIFIED", ("APP_USER", "p1-other"));
        foreach (var (id, name) in new[] { (one.Text("customer", "id"), "Eva"), (two.Text("customer", "id"), "Eve") })
        {
            await api.AskAsync(ana, $"mutation {{ updateCustomer(input: {{ customerId: \"{id}\", name: \"{name}\" }}) {{ errors {{ code }} }} }}");
        }

        var preview = await PreviewAsync(ana, one, two);

        Assert.Equal((one.Text("customer", "id"), two.Text("customer", "id")), (preview.Text("survivor", "id"), preview.Text("merged", "id")));
        Assert.Equal(["p1", "p1-other"], preview.GetProperty("identities").EnumerateArray().Select(i => i.Text("value")));
        Assert.Equal([two.Text("ticket", "id"), one.Text("ticket", "id")], preview.GetProperty("openTickets").EnumerateArray().Select(t => t.Text("id")));
        Assert.Equal(
            ["They may be two people: together they have more than 1 of what tells people apart, an app user id.", "They have two names: Eva, and Eve."],
            preview.GetProperty("warnings").EnumerateArray().Select(w => w.GetString()!));
        Assert.Equal(preview.ToString(), (await PreviewAsync(ana, one, two)).ToString());
    }

    [Fact]
    public async Task MergePreview_OfOneByTwoOfItsIds_SaysSo()
    {
        var (ana, gateway) = (await api.TokenAsync("agent", "ana"), await api.TokenAsync("ingest", "gateway"));
        var one = await api.ArriveAsync(gateway, "PHONE", "CLAIMED", ("PHONE", "+493033330002"));
        var two = await api.ArriveAsync(gateway, "EMAIL", "CLAIMED", ("EMAIL", "p2@example.org"));
        (await api.MergeAsync(ana, one.Text("customer", "id"), two.Text("customer", "id"))).Done();

        var preview = await PreviewAsync(ana, one, two);

        Assert.Equal(["They are one customer already."], preview.GetProperty("warnings").EnumerateArray().Select(w => w.GetString()!));
        Assert.Equal(one.Text("customer", "id"), preview.Text("merged", "id"));
        Assert.Equal(2, preview.GetProperty("openTickets").GetArrayLength());
    }

    [Theory]
    [InlineData("bot")]
    [InlineData("ingest")]
    [InlineData("customer")]
    public async Task MergePreview_ForOthersThanAgents_IsForbidden(string role)
    {
        var token = role == "customer" ? await api.SignInAsync("EMAIL", "p3@example.org") : await api.TokenAsync(role, "other");
        var started = await api.StartAsync(token, Asking.Session(role == "customer" ? "SELF_SERVICE" : "CHAT"));

        var answer = await api.PreviewAsync(token, started.Text("customer", "id"), started.Text("customer", "id"));

        Assert.Equal("FORBIDDEN", answer.GetProperty("errors")[0].Text("extensions", "code"));
    }

    [Theory]
    [InlineData("cus_01m8109f6rv2ve5n368e4nd65c", "NOT_FOUND")]
    [InlineData("cus_1", "INVALID_ID")]
    public async Task MergePreview_OfWhomThereIsNone_IsAnError(string id, string code)
    {
        var ana = await api.TokenAsync("agent", "ana");
        var known = (await api.StartAsync(ana, Asking.Session("PHONE"))).Text("customer", "id");

        Assert.Equal(code, (await api.PreviewAsync(ana, known, id)).GetProperty("errors")[0].Text("extensions", "code"));
        Assert.Equal(code, (await api.PreviewAsync(ana, id, known)).GetProperty("errors")[0].Text("extensions", "code"));
    }

    private async Task<JsonElement> PreviewAsync(string token, JsonElement one, JsonElement two) =>
        (await api.PreviewAsync(token, one.Text("customer", "id"), two.Text("customer", "id"))).GetProperty("data").GetProperty("mergePreview");
}
