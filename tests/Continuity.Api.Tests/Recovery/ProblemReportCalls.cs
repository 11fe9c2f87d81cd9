using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Continuity.Api.Tests.Hosting;
using Continuity.Api.Tests.Merging;

namespace Continuity.Api.Tests.Recovery;

/// <summary>The commands on problem reports, as the agent desktop sends them.</summary>
internal static class ProblemReportCalls
{
    public const string All =
        "id kind category product site occurredAt description reportedAt reportedBy { __typename ... on Agent { name } } involvedAgent { id name } ticket { id } "
        + "statements { by party text at recordedBy { ... on Agent { name } } }";

    private const string Payload = "report { " + All + " }";

    /// <summary>The input of a report.</summary>
    public static JsonObject Problem(string ticket, string category = "Wrong bill", string kind = "PRODUCT") =>
        new() { ["ticketId"] = ticket, ["kind"] = kind, ["category"] = category, ["description"] = "It was twice too high." };

    public static Task<JsonElement> ReportAsync(this RunningApi api, string token, JsonObject input) =>
        api.CommandAsync(token, "reportProblem", "ReportProblemInput", Payload, input.DeepClone().AsObject());

    public static Task<JsonElement> StateAsync(this RunningApi api, string token, string report, string text = "He was rude.", string by = "Mia", string party = "CUSTOMER") =>
        api.CommandAsync(token, "addStatement", "AddStatementInput", Payload, new() { ["reportId"] = report, ["by"] = by, ["party"] = party, ["text"] = text });

    /// <summary>The reports of a ticket as a caller sees them.</summary>
    public static async Task<IReadOnlyList<JsonElement>> ReportsAsync(this RunningApi api, string token, string ticket) =>
    [
        .. (await api.AskAsync(token, "query($t: ID!) { ticket(by: { id: $t }) { problemReports { " + All + " } } }", new() { ["t"] = ticket }))
            .GetProperty("ticket").GetProperty("problemReports").EnumerateArray(),
    ];

    /// <summary>A report by its id as a caller sees it; null where they see none.</summary>
    public static async Task<JsonElement?> NodeAsync(this RunningApi api, string token, string report)
    {
        var node = (await api.AskAsync(token, "query($i: ID!) { node(id: $i) { ... on ProblemReport { " + All + " } } }", new() { ["i"] = report })).GetProperty("node");
        return node.ValueKind == JsonValueKind.Null ? null : node;
    }

    /// <summary>A time as a request carries it.</summary>
    public static string Text(DateTimeOffset at) => at.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
}
