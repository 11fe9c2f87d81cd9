using System.Text.Json;
using Continuity.Api.Tests.Embedded;
using Continuity.Api.Tests.Hosting;
using Continuity.Api.Tests.Merging;

namespace Continuity.Api.Tests.Privacy;

/// <summary>A customer with everything is erased, and then the whole store is read: no key and no value has a text, a name or an identity of theirs.</summary>
[OneStore("It searches two stores of its own.")]
public sealed class ErasureScanTests
{
    /// <summary>Members that take no text of anybody's: codes, names of languages and zones, times of day, a cursor; what is said of an agent; and why somebody was erased, which stays.</summary>
    private static readonly string[] NotOfThePerson =
    [
        "AcknowledgeBriefInput.asOf", "ContactConsentInput.quietFrom", "ContactConsentInput.quietUntil", "EraseCustomerInput.reason", "RemoveAgentInput.reason", "ResendWebhookEventsInput.endpoint",
        "ResumeWebhookEndpointInput.endpoint", "StartSessionInput.continuationCode",
        "StartSessionInput.language", "UpdateCustomerInput.language", "UpdateCustomerInput.timeZone",
    ];

    /// <summary>What is kept nowhere any more by then: an identity that was unlinked, and a name in whose place another was put.</summary>
    private static readonly string[] GoneBefore = ["IdentityInput.value", "StartSessionInput.customerName", "UnlinkIdentityInput.value"];

    [Fact]
    public async Task EraseCustomer_OnRedis_LeavesNothingOfThePersonInTheStore()
    {
        await using var redis = await RedisServer.StartAsync();
        await using var channels = await ChannelsBeside.StartAsync();
        await using var api = await RunningApi.StartAsync(new ApiSettings { Redis = redis.ConnectionString, More = channels.Settings });
        await CheckAsync(api, channels, redis.Port);
    }

    [Fact]
    public async Task EraseCustomer_OnGarnet_LeavesNothingOfThePersonInTheStore()
    {
        await using var channels = await ChannelsBeside.StartAsync();
        await using var api = await RunningApi.StartAsync(new ApiSettings { More = channels.Settings });
        await CheckAsync(api, channels, await PortOfStoreAsync(api));
    }

    private static async Task CheckAsync(RunningApi api, ChannelsBeside beside, int port)
    {
        var texts = new MarkedTexts();
        var life = new MarkedLife(api, texts);
        await life.LiveAsync();
        var channels = new MarkedChannels(api, life, texts, beside);
        await channels.LiveAsync();
        Assert.Empty(MarkedTexts.Members.Except(texts.Given.Keys).Except(NotOfThePerson));

        // The scan finds all that was given, wherever it is: else it would prove nothing.
        var before = await StoreScan.ReadAsync(port);
        var given = texts.Given.SelectMany(static one => one.Value.Select(text => (Member: one.Key, Text: text)));
        Assert.Equal(GoneBefore, given.Where(one => !before.Any(found => found.Text.Contains(one.Text, StringComparison.OrdinalIgnoreCase))).Select(static one => one.Member).Order(StringComparer.Ordinal));
        var link = (await ExportAsync(api, life)).Text("url");
        await CheckExportAsync(api, link, texts, life);

        var refused = await EraseAsync(api, life, waive: false);
        Assert.Equal("OBLIGATION_OPEN", Assert.Single(refused.GetProperty("errors").EnumerateArray()).Text("code"));
        var erased = await EraseAsync(api, life, waive: true);
        Assert.True(erased.GetProperty("erased").GetBoolean(), erased.ToString());

        await Eventually.IsSoAsync(async () => await DoneAsync(api, life), "The erasure is done");
        await channels.GoOnAsync();
        var after = await StoreScan.ReadAsync(port);
        var left = after.Where(static found =>
            found.Text.Contains(MarkedTexts.Word, StringComparison.OrdinalIgnoreCase) || found.Text.Contains(MarkedTexts.Digits, StringComparison.Ordinal)).ToList();
        await channels.CheckAsync(port);
        Assert.True(left.Count == 0, string.Join('\n', left.Select(static found => $"{found.Key}: {found.Text}")));
        Assert.Equal(System.Net.HttpStatusCode.NotFound, (await api.Http.GetAsync(link, TestContext.Current.CancellationToken)).StatusCode);
        Assert.All(
            new[] { "matter", "name", "words", "note: [redacted]", "promise: [redacted]" },
            own => Assert.Contains(after, found => found.Text.Contains($"{MarkedLife.HostWord} {own}", StringComparison.Ordinal)));
        await CheckTrailAsync(api, life);
    }

    /// <summary>What came by channels' systems and leaves by gateways is in an export, with what became of it.</summary>
    private static async Task CheckExportAsync(RunningApi api, string link, MarkedTexts texts, MarkedLife life)
    {
        var export = await api.Http.GetStringAsync(link, TestContext.Current.CancellationToken);
        var lines = export.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(static line => JsonDocument.Parse(line).RootElement).ToList();
        var ofChannels = texts.Given.Where(static one => char.IsAsciiLetterLower(one.Key[0])).ToList();
        Assert.NotEmpty(ofChannels);
        Assert.All(ofChannels.SelectMany(static one => one.Value), text => Assert.Contains(text, export, StringComparison.Ordinal));
        Assert.Single(lines, static line => line.Text("type") == "visit");
        Assert.Equal(life.SaidAsGuest.Count, lines.Count(static line => line.Text("type") == "visitEntry"));
        Assert.All(life.SaidAsGuest, text => Assert.Contains(text, export, StringComparison.Ordinal));
        Assert.DoesNotContain(MarkedLife.HostWord, export, StringComparison.Ordinal);
        Assert.Equal(
            ["FAILED", "QUEUED", "SENT"],
            lines.Where(static line => line.TryGetProperty("delivery", out var delivery) && delivery.ValueKind == JsonValueKind.Object).Select(static line => line.Text("delivery", "state")).Distinct().Order());
    }

    /// <summary>Who answered for what is still there; the identities are free, and nothing more can be recorded.</summary>
    private static async Task CheckTrailAsync(RunningApi api, MarkedLife life)
    {
        var ticket = (await api.AskAsync(
            life.Ana,
            "query($t: ID!) { ticket(by: { id: $t }) { number subject status owner { id } handoffs { from { ... on Agent { id } } to { ... on Agent { id } } summary } followUps { state responsible { id } promise } "
            + "customer { id name identities { value } erasure { by { ... on Agent { id } } reason } thread { entries(first: 100) { nodes { sequence redacted redaction { reason } } } } } brief { goal facts { id } headline } } }",
            new() { ["t"] = life.Ticket })).GetProperty("ticket");
        Assert.Equal(("[erased]", "CLOSED", "agt_ana", life.Customer), (ticket.Text("subject"), ticket.Text("status"), ticket.Text("owner", "id"), ticket.Text("customer", "id")));
        Assert.All(ticket.GetProperty("followUps").EnumerateArray(), static owed => Assert.Equal("[erased]", owed.Text("promise")));
        Assert.Contains(ticket.GetProperty("followUps").EnumerateArray(), static owed => owed.Text("state") == "WAIVED");
        Assert.Equal("They asked for it.", ticket.Text("customer", "erasure", "reason"));
        var entries = ticket.GetProperty("customer").GetProperty("thread").GetProperty("entries").GetProperty("nodes").EnumerateArray().ToList();
        Assert.All(entries, static entry => Assert.True(entry.GetProperty("redacted").GetBoolean()));

        Assert.True((await EraseAsync(api, life, waive: false)).GetProperty("erased").GetBoolean());
        Assert.Equal("WRONG_STATE", (await api.UnmergeAsync(life.Ana, life.Merge)).Refused().Text("code"));
        Assert.Equal("WRONG_STATE", Assert.Single((await api.SayAsync(life.Pbx, life.Session, "Late.")).GetProperty("errors").EnumerateArray()).Text("code"));
        var anew = (await api.StartAsync(life.Pbx, Asking.Session("PHONE", ("PHONE", life.Phone)))).Text("customer", "id");
        Assert.NotEqual(life.Customer, anew);
    }

    private static async Task<JsonElement> EraseAsync(RunningApi api, MarkedLife life, bool waive) => (await api.AskAsync(
        life.Sue,
        "mutation($i: EraseCustomerInput!) { eraseCustomer(input: $i) { erased errors { code message path } } }",
        new() { ["i"] = new System.Text.Json.Nodes.JsonObject { ["customerId"] = life.Customer, ["reason"] = "They asked for it.", ["waiveOpenDuties"] = waive } })).GetProperty("eraseCustomer");

    private static async Task<JsonElement> ExportAsync(RunningApi api, MarkedLife life) => (await api.AskAsync(
        life.Sue, "mutation($c: ID!) { exportCustomer(input: { customerId: $c }) { url expiresAt errors { code } } }", new() { ["c"] = life.Customer })).GetProperty("exportCustomer");

    private static async Task<bool> DoneAsync(RunningApi api, MarkedLife life) =>
        (await api.AskAsync(life.Sue, "query($c: ID!) { customer(by: { id: $c }) { erasure { doneAt } } }", new() { ["c"] = life.Customer }))
            .GetProperty("customer").GetProperty("erasure").GetProperty("doneAt").ValueKind != JsonValueKind.Null;

    /// <summary>The port of the store that the API has started, as its command line says.</summary>
    private static async Task<int> PortOfStoreAsync(RunningApi api)
    {
        var id = await StoreProcess.OfAsync(api.Process.Id);
        var words = (await File.ReadAllTextAsync($"/proc/{id}/cmdline", TestContext.Current.CancellationToken)).Split('\0');
        return int.Parse(words[Array.IndexOf(words, "--port") + 1], System.Globalization.CultureInfo.InvariantCulture);
    }
}
