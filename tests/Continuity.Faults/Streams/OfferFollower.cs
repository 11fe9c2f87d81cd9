using System.Text.Json;
using System.Text.Json.Nodes;
using Continuity.Faults.Instances;
using Continuity.Faults.Load;

namespace Continuity.Faults.Streams;

/// <summary>What help an app is told of: once for each connection, until it is answered.</summary>
/// <param name="scene">The round.</param>
/// <param name="by">The customer.</param>
/// <param name="session">Their session.</param>
/// <param name="isSocket">Whether over a WebSocket.</param>
/// <param name="first">The instance to begin with.</param>
internal sealed class OfferFollower(Scene scene, Caller by, string session, bool isSocket, int first) : Follower(scene, by, isSocket, first)
{
    protected override string Query => "subscription($s: ID!) { assistanceOffers(sessionId: $s) { id } }";

    protected override JsonObject Variables => new() { ["s"] = session };

    protected override (string Id, string Cursor) Read(JsonElement data) => (data.GetProperty("assistanceOffers").GetProperty("id").GetString()!, "");
}
