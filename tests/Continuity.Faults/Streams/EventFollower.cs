using System.Text.Json;
using System.Text.Json.Nodes;
using Continuity.Faults.Instances;
using Continuity.Faults.Load;

namespace Continuity.Faults.Streams;

/// <summary>Follows an agent's inbox, or a queue.</summary>
/// <param name="scene">The round.</param>
/// <param name="by">The agent.</param>
/// <param name="queue">The queue; null for the inbox.</param>
/// <param name="cursor">The cursor to go on from.</param>
/// <param name="isSocket">Whether over a WebSocket.</param>
/// <param name="first">The instance to begin with.</param>
internal sealed class EventFollower(Scene scene, Caller by, string? queue, string cursor, bool isSocket, int first) : Follower(scene, by, isSocket, first)
{
    protected override string Query => queue is null
        ? "subscription($after: String) { inboxEvents(after: $after) { cursor kind ticket { id } handoff { id } followUp { id } } }"
        : "subscription($after: String, $queue: ID!) { queueEvents(queueId: $queue, after: $after) { cursor kind ticket { id } handoff { id } } }";

    protected override JsonObject Variables => queue is null ? new() { ["after"] = Cursor ?? cursor } : new() { ["after"] = Cursor ?? cursor, ["queue"] = queue };

    protected override (string Id, string Cursor) Read(JsonElement data)
    {
        var told = data.GetProperty(queue is null ? "inboxEvents" : "queueEvents");
        var at = told.GetProperty("cursor").GetString()!;
        var about = told.GetProperty("handoff") is { ValueKind: JsonValueKind.Object } handoff ? handoff
            : told.TryGetProperty("followUp", out var owed) && owed.ValueKind == JsonValueKind.Object ? owed
            : told.GetProperty("ticket");
        return ($"{told.GetProperty("kind").GetString()} {about.GetProperty("id").GetString()} {at}", at);
    }
}
