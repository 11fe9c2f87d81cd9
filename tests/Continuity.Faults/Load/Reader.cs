using System.Text.Json;
using System.Text.Json.Nodes;
using Continuity.Faults.Instances;
using Continuity.Faults.Oracle;

namespace Continuity.Faults.Load;

/// <summary>Reads what is there.</summary>
/// <param name="sending">Sends the reads.</param>
/// <param name="by">Who reads: a supervisor, who sees all.</param>
internal sealed class Reader(Sending sending, Caller by)
{
    private const string Thread =
        $"query($c: ID!, $after: String) {{ customer(by: {{ id: $c }}) {{ thread {{ entries(first: 100, after: $after) {{ nodes {{ {Line.Fields} }} pageInfo {{ hasNextPage endCursor }} }} }} }} }}";

    private const string Ticket =
        "query($t: ID!) { ticket(by: { id: $t }) { id version status owner { id } handler { ... on Agent { id } ... on Bot { id } } ownershipOffer { id } "
        + "handoffs { id mode state expiresAt followUp { id state } } followUps { id kind state promise responsible { id } } "
        + "brief { goal restatement { text confirmedAt } facts { id statement dispute { reason } } attempts { what } openQuestions answeredQuestions { question answer } asOf } } }";

    /// <summary>A customer's whole thread.</summary>
    public async Task<IReadOnlyList<Line>> ThreadAsync(string customer)
    {
        List<Line> lines = [];
        for (string? after = null; ;)
        {
            var page = (await ReadAsync(Thread, new() { ["c"] = customer, ["after"] = after })).GetProperty("customer").GetProperty("thread").GetProperty("entries");
            lines.AddRange(page.GetProperty("nodes").EnumerateArray().Select(Line.Of));
            var info = page.GetProperty("pageInfo");
            if (!info.GetProperty("hasNextPage").GetBoolean())
            {
                return lines;
            }

            after = info.GetProperty("endCursor").GetString();
        }
    }

    /// <summary>A ticket with all that hangs on it.</summary>
    public async Task<JsonElement> TicketAsync(string ticket) => (await ReadAsync(Ticket, new() { ["t"] = ticket })).GetProperty("ticket");

    public Task<JsonElement> ReadAsync(string query, JsonObject variables) => sending.ReadAsync(by, query, variables);
}
