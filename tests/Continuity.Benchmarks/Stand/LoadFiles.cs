using System.Text.Json.Nodes;
using Continuity.Api.Nodes;
using Continuity.Benchmarks.MergedThreads;

namespace Continuity.Benchmarks.Stand;

/// <summary>The files that <c>calls.lua</c> reads.</summary>
/// <param name="folder">Where they are.</param>
/// <param name="tokens">The callers' tokens.</param>
internal sealed class LoadFiles(string folder, IReadOnlyDictionary<string, string> tokens)
{
    /// <summary>Signs everybody in, agents so that others may name them.</summary>
    /// <param name="folder">Where the files are.</param>
    /// <param name="api">The API.</param>
    public static async Task<LoadFiles> SignInAsync(string folder, ApiServer api)
    {
        var tokens = new Dictionary<string, string> { [CustomerSeed.Source] = await api.TokenAsync(new JsonObject { ["role"] = "ingest", ["id"] = CustomerSeed.Source }) };
        using var http = new HttpClient();
        for (var i = 0; i < CustomerSeed.Agents; i++)
        {
            var agent = CustomerSeed.Agent(i);
            tokens[agent] = await api.TokenAsync(new JsonObject { ["role"] = "agent", ["id"] = agent, ["name"] = agent });
            using var entering = new HttpRequestMessage(HttpMethod.Post, new Uri(api.Address, "/graphql")) { Content = JsonContentOf("{ viewer { roles } }") };
            entering.Headers.Authorization = new("Bearer", tokens[agent]);
            using var answer = await http.SendAsync(entering);
            answer.EnsureSuccessStatusCode();
        }

        return new(folder, tokens);
    }

    /// <summary>The token of somebody.</summary>
    public string TokenOf(string caller) => tokens[caller];

    /// <summary>Writes what is asked for.</summary>
    /// <param name="calls">The requests.</param>
    public Task WriteAsync(IEnumerable<PlannedCall> calls) => File.WriteAllLinesAsync(
        Path.Combine(folder, "calls.tsv"), calls.Select(call => ReferenceEquals(call, PlannedCall.Duty) ? "duty" : $"{tokens[call.Caller]}\t{call.Body}"));

    /// <summary>Writes the steps of handoffs and promises, and on which tickets they are done.</summary>
    /// <param name="customers">Those of whom the tickets are.</param>
    public async Task WriteDutiesAsync(IEnumerable<SeededCustomer> customers)
    {
        await File.WriteAllLinesAsync(Path.Combine(folder, "duties.tsv"), Duties.Steps.Select(static step => $"{step.Actor}\t{step.Call.Body}"));
        await File.WriteAllLinesAsync(
            Path.Combine(folder, "tickets.tsv"),
            customers.Select(one => string.Join('\t', NodeId.Of(one.Ticket), NodeId.OfAgent(one.Owner), NodeId.OfAgent(one.Other), tokens[one.Owner], tokens[one.Other])));
    }

    private static StringContent JsonContentOf(string query) => new(new JsonObject { ["query"] = query }.ToJsonString(), new System.Net.Http.Headers.MediaTypeHeaderValue("application/json"));
}
