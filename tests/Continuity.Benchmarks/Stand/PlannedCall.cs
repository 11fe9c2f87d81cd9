using System.Text.Json.Nodes;

namespace Continuity.Benchmarks.Stand;

/// <summary>A request as it is sent.</summary>
/// <param name="Caller">Who sends it: an agent, or the channel's system.</param>
/// <param name="Query">The document.</param>
/// <param name="Variables">Its variables; * in them stands for a number that no other request has.</param>
internal sealed record PlannedCall(string Caller, string Query, JsonObject Variables)
{
    /// <summary>In its place comes the next step of a handoff or a promise.</summary>
    public static PlannedCall Duty { get; } = new("", "", []);

    /// <summary>The body of a POST.</summary>
    public string Body => new JsonObject { ["query"] = Query, ["variables"] = Variables.DeepClone() }.ToJsonString();
}
