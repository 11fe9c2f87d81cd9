using Continuity.Api.Tests.Hosting;

namespace Continuity.Api.Tests.Merging;

/// <summary>Two customers who are to be merged, each with a session that goes on and a few messages, written in turn: one by chat, one by e-mail.</summary>
internal sealed record Pair(
    string Agent, string Ingest, string Survivor, string SurvivorSession, string SurvivorTicket, string Merged, string MergedSession, string MergedTicket)
{
    /// <summary>Begins, and writes five messages to each.</summary>
    /// <param name="api">The API.</param>
    /// <param name="name">Their addresses are <c>name-s@example.org</c> and <c>name-m@example.org</c>.</param>
    public static async Task<Pair> StartAsync(RunningApi api, string name)
    {
        var (agent, ingest) = (await api.TokenAsync("agent", "ana"), await api.TokenAsync("ingest", "gateway"));
        var survivor = await api.StartAsync(ingest, Asking.Session("CHAT", ("EMAIL", name + "-s@example.org")));
        var merged = await api.StartAsync(ingest, Asking.Session("EMAIL", ("EMAIL", name + "-m@example.org")));
        var pair = new Pair(
            agent,
            ingest,
            survivor.Text("customer", "id"),
            survivor.Text("session", "id"),
            survivor.Text("ticket", "id"),
            merged.Text("customer", "id"),
            merged.Text("session", "id"),
            merged.Text("ticket", "id"));
        await pair.WriteAsync(api, 5);
        return pair;
    }

    /// <summary>Writes messages to each in turn.</summary>
    public async Task WriteAsync(RunningApi api, int entries)
    {
        for (var n = 0; n < entries; n++)
        {
            await api.SayAsync(Ingest, SurvivorSession, $"S {n}");
            await api.SayAsync(Ingest, MergedSession, $"M {n}");
        }
    }
}
