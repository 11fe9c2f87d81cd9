using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;
using Continuity.Faults.Instances;
using Continuity.Faults.Load;
using Continuity.Faults.Oracle;

namespace Continuity.Faults.Streams;

/// <summary>Follows a thread, through whatever comes between: it goes on from its last cursor, at the other instance.</summary>
/// <param name="scene">The round.</param>
/// <param name="by">Who follows.</param>
/// <param name="customer">Whose thread.</param>
/// <param name="cursor">The cursor to go on from.</param>
/// <param name="after">The number of the entry of that cursor.</param>
/// <param name="isSocket">Whether over a WebSocket, or else over server-sent events.</param>
/// <param name="first">The instance to begin with.</param>
internal sealed class ThreadFollower(Scene scene, Caller by, string customer, string cursor, int after, bool isSocket, int first)
    : Follower(scene, by, isSocket, first)
{
    private readonly ConcurrentQueue<Line> heard = new();

    public string Home { get; } = Line.HomeOf(customer);

    public int After => after;

    /// <summary>What it was told, in order.</summary>
    public IReadOnlyList<Line> Heard => [.. heard];

    protected override string Query => "subscription($c: ID!, $after: String) { threadEntries(customerId: $c, after: $after) { cursor " + Line.Fields + " } }";

    protected override JsonObject Variables => new() { ["c"] = customer, ["after"] = Cursor ?? cursor };

    protected override (string Id, string Cursor) Read(JsonElement data)
    {
        var entry = data.GetProperty("threadEntries");
        heard.Enqueue(Line.Of(entry));
        return (entry.GetProperty("id").GetString()!, entry.GetProperty("cursor").GetString()!);
    }
}
