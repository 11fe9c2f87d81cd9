using Continuity.Api.Nodes;
using Continuity.Redis.Inboxes;

namespace Continuity.Api.Inboxes;

/// <summary>Whose events are followed.</summary>
/// <param name="Id">The id that callers know them by, which their cursors name.</param>
/// <param name="Log">Where they lie.</param>
internal readonly record struct EventSource(string Id, EventLog Log)
{
    /// <summary>An agent.</summary>
    /// <param name="subject">The subject of their token.</param>
    public static EventSource OfAgent(string subject) => new(NodeId.OfAgent(subject), EventLog.OfAgent(subject));

    /// <summary>A queue.</summary>
    /// <param name="name">Its name.</param>
    public static EventSource OfQueue(string name) => new(NodeId.OfQueue(name), EventLog.OfQueue(name));
}
