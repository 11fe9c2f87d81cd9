using System.Text.Json.Nodes;

namespace Continuity.Faults.Instances;

/// <summary>Who takes part.</summary>
/// <param name="tokens">Signs for them.</param>
internal sealed class Cast(Tokens tokens)
{
    private static readonly string[] Names = ["ana", "ben", "cid", "dora"];

    public IReadOnlyList<Caller> Agents { get; } = [.. Names.Select(name => new Caller("agt_" + name, tokens.Of("agent", name, new() { ["name"] = name })))];

    public Caller Supervisor { get; } = new("agt_sue", tokens.Of("supervisor", "sue", new() { ["name"] = "sue" }));

    public Caller Bot { get; } = new("bot_rob", tokens.Of("bot", "rob", new() { ["name"] = "rob" }));

    public Caller Gateway { get; } = new("ingest", tokens.Of("ingest", "gateway"));

    /// <summary>All whom an id must lead to.</summary>
    public IReadOnlyList<Caller> Staff => [.. Agents, Supervisor, Bot];

    /// <summary>A customer who has signed in.</summary>
    /// <param name="user">Their id in the app.</param>
    public Caller Customer(string user) => new(
        user,
        tokens.Of("customer", user, new JsonObject { ["identity_kind"] = "APP_USER", ["identity_value"] = user, ["assurance"] = "VERIFIED" }));

    /// <summary>An agent who was never here before.</summary>
    /// <param name="name">Their name.</param>
    public Caller Newcomer(string name) => new("agt_" + name, tokens.Of("agent", name, new() { ["name"] = name }));
}
