using System.Text.Json;
using System.Text.Json.Nodes;
using Continuity.Api.Tests.FollowUps;
using Continuity.Api.Tests.Hosting;
using Continuity.Api.Tests.Merging;
using Continuity.Api.Tests.Schema;
using static Continuity.Api.Tests.Recovery.ProblemReportCalls;

namespace Continuity.Api.Tests.Recovery;

/// <summary>What is told of many reports.</summary>
public sealed class TrendTests(OwnApi shared) : IClassFixture<OwnApi>
{
    private const string Query =
        "query($s: DateTime!, $u: DateTime, $d: TrendDimension!, $m: Int) { problemTrends(since: $s, until: $u, dimension: $d, minimumCount: $m) "
        + "{ dimension value category count expected lift pValue agent { name } reports { id kind category product occurredAt involvedAgent { id } } } }";

    private const int OnATicket = 40;
    private static readonly DateTimeOffset Now = DateTimeOffset.UtcNow;
    private static readonly DateTimeOffset Since = Now.AddDays(-28);
    private readonly RunningApi api = shared.Api;

    [Fact]
    public async Task Trends_OfWhatWasPlanted_AreToldToWhomTheyAreFor()
    {
        var (ana, sue) = (await api.NamedAsync("Ana"), await api.NamedAsync("Sue", "supervisor"));
        await PlantAsync(ana);

        var categories = await TrendsAsync(ana, "CATEGORY");
        var product = Assert.Single(await TrendsAsync(ana, "PRODUCT"));
        var hour = Assert.Single(await TrendsAsync(ana, "HOUR_OF_WEEK"));
        var agent = Assert.Single(await TrendsAsync(sue, "INVOLVED_AGENT"));

        Assert.Equal([("Slow", 10), ("Wrong bill", 12)], categories.Select(trend => (trend.Text("value"), trend.GetProperty("count").GetInt32())));
        Assert.Equal(("PRODUCT", "Router", "Wrong bill", 12), (product.Text("dimension"), product.Text("value"), product.Text("category"), product.GetProperty("count").GetInt32()));
        Assert.Equal((12 / (4 * 32 / 60.0), 4 * 32 / 60.0), (product.GetProperty("lift").GetDouble(), product.GetProperty("expected").GetDouble()));
        Assert.InRange(product.GetProperty("pValue").GetDouble(), 1e-6, 0.01);
        Assert.Equal(("WED 15:30", "Slow", 10), (hour.Text("value"), hour.Text("category"), hour.GetProperty("reports").GetArrayLength()));
        Assert.Equal(("agt_ben", "Ben", "Tone", 8), (agent.Text("value"), agent.Text("agent", "name"), agent.Text("category"), agent.GetProperty("count").GetInt32()));

        var reports = product.GetProperty("reports").EnumerateArray().ToList();
        Assert.Equal(10, reports.Count);
        Assert.All(reports, report => Assert.Equal(("WRONG BILL", "Router"), (report.Text("category").ToUpperInvariant(), report.Text("product"))));
        Assert.Equal(reports.Select(report => report.Text("occurredAt")).OrderDescending(StringComparer.Ordinal), reports.Select(report => report.Text("occurredAt")));
        Assert.All(agent.GetProperty("reports").EnumerateArray(), report => Assert.Equal(("CONDUCT", "agt_ben"), (report.Text("kind"), report.Text("involvedAgent", "id"))));
        Assert.DoesNotContain((await TrendsAsync(ana, "SITE")).Concat(categories), trend => trend.Text("category") == "Tone");
        Assert.Equal("Slow", Assert.Single(await TrendsAsync(sue, "CATEGORY", minimum: 10), trend => trend.GetProperty("count").GetInt32() < 12).Text("value"));
        Assert.Empty(await TrendsAsync(ana, "CATEGORY", minimum: 13));
    }

    [Fact]
    public async Task Trends_AsTheSupervisorsDesktopAsksForThem_AreWithinWhatAnOperationMayCost()
    {
        var sue = await api.NamedAsync("Sue", "supervisor");
        var document = await File.ReadAllTextAsync(Path.Combine(Repository.Root, "schema/operations/ProblemTrends.graphql"), TestContext.Current.CancellationToken);

        await api.AskAsync(sue, document, new() { ["since"] = Text(Since), ["dimension"] = "CATEGORY" });

        var many = string.Join(' ', Enumerable.Range(1, 10).Select(i => $"t{i}: problemTrends(since: \"{Text(Since)}\", dimension: CATEGORY) {{ count }}"));
        Assert.Contains("cost", (await api.AnswerAsync(sue, $"{{ {many} t: problemTrends(since: \"{Text(Since)}\", dimension: SITE) {{ count }} }}")).GetProperty("errors")[0].Text("message"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task TrendsByHour_OfAPeriodThatIsNotWholeWeeks_AreRefusedNamingItsEnd()
    {
        var ana = await api.NamedAsync("Ana");
        foreach (var (since, until, named) in new (DateTimeOffset, DateTimeOffset?, string)[] { (Now.AddDays(-1), null, "since"), (Now.AddDays(-20), Now.AddDays(-10), "until") })
        {
            Assert.False((await AnswerAsync(ana, "CATEGORY", since, until, null)).TryGetProperty("errors", out _));
            var error = (await AnswerAsync(ana, "HOUR_OF_WEEK", since, until, null)).GetProperty("errors")[0];
            Assert.Equal("INVALID_ARGUMENT", error.Text("extensions", "code"));
            Assert.Contains(named, error.Text("message"), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Trends_ToThoseWhomTheyAreNotFor_AreForbidden()
    {
        Assert.Equal("FORBIDDEN", await CodeAsync(await api.NamedAsync("Ana"), "INVOLVED_AGENT"));
        foreach (var role in new[] { "bot", "ingest" })
        {
            Assert.Equal("FORBIDDEN", await CodeAsync(await api.TokenAsync(role, "x"), "CATEGORY"));
        }
    }

    [Fact]
    public async Task Trends_WithArgumentsOutOfBounds_AreRefusedNamingThem()
    {
        var ana = await api.NamedAsync("Ana");
        foreach (var (since, until, minimum, named) in new (DateTimeOffset, DateTimeOffset?, int, string)[]
        {
            (Now.AddDays(-367), Now.AddDays(-350), 5, "since"),
            (Now.AddHours(2), null, 5, "since"),
            (Now.AddDays(-60), null, 5, "until"),
            (Now.AddDays(-1), Now.AddDays(-2), 5, "until"),
            (Now.AddDays(-1), null, 4, "minimumCount"),
        })
        {
            var error = (await AnswerAsync(ana, "CATEGORY", since, until, minimum)).GetProperty("errors")[0];
            Assert.Equal("INVALID_ARGUMENT", error.Text("extensions", "code"));
            Assert.Contains(named, error.Text("message"), StringComparison.Ordinal);
        }
    }

    private async Task PlantAsync(string ana)
    {
        foreach (var name in new[] { "Ben", "Cleo" })
        {
            await api.AskAsync(await api.NamedAsync(name), "{ viewer { roles } }");
        }

        var wednesday = Now.Date.AddDays(-(((int)Now.DayOfWeek + 4) % 7) - 7).AddHours(15.5);
        List<JsonObject> reports =
        [
            .. Enumerable.Range(1, 60).Select(i => At(Since.AddHours(-21.7 * i), i <= 4 ? "Wrong bill" : "Late").With("product", i <= 4 ? "Router" : "Phone")),
            .. Enumerable.Range(1, 12).Select(i => At(Now.AddHours(-37 * i), i > 6 ? "Wrong bill" : "wrong bill").With("product", "Router")),
            .. Enumerable.Range(1, 20).Select(i => At(Now.AddHours(-31 * i), "Late").With("product", "Phone")),
            .. Enumerable.Range(0, 10).Select(i => At(new DateTimeOffset(wednesday, TimeSpan.Zero).AddDays(-7 * (i % 2)).AddMinutes(i), "Slow")),
            .. Enumerable.Range(1, 10).Select(i => At(Since.AddHours(-50 * i), "Tone", "CONDUCT").With("involvedAgentId", "agt_cleo")),
            .. Enumerable.Range(1, 10).Select(i => At(Now.AddHours(-29 * i), "Tone", "CONDUCT").With("involvedAgentId", i <= 8 ? "agt_ben" : "agt_cleo")),
        ];
        foreach (var part in reports.Chunk(OnATicket))
        {
            var ticket = (await api.StartAsync(ana, Asking.Session("PHONE"))).Text("ticket", "id");
            foreach (var report in part)
            {
                (await api.ReportAsync(ana, report.With("ticketId", ticket))).Done();
            }
        }
    }

    private static JsonObject At(DateTimeOffset at, string category, string kind = "PRODUCT") => Problem("", category, kind).With("occurredAt", Text(at));

    private async Task<IReadOnlyList<JsonElement>> TrendsAsync(string token, string dimension, int? minimum = null) =>
        [.. (await AnswerAsync(token, dimension, Since, null, minimum)).GetProperty("data").GetProperty("problemTrends").EnumerateArray()];

    private async Task<string> CodeAsync(string token, string dimension) =>
        (await AnswerAsync(token, dimension, Since, null, null)).GetProperty("errors")[0].Text("extensions", "code");

    private Task<JsonElement> AnswerAsync(string token, string dimension, DateTimeOffset since, DateTimeOffset? until, int? minimum) => api.AnswerAsync(
        token, Query, new() { ["s"] = Text(since), ["u"] = until is { } end ? Text(end) : null, ["d"] = dimension, ["m"] = minimum });
}
