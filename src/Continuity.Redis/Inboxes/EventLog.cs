namespace Continuity.Redis.Inboxes;

/// <summary>Whose events are read.</summary>
public readonly record struct EventLog
{
    private EventLog(string events, string hint) => (Events, Hint) = (events, hint);

    /// <summary>The key of the events.</summary>
    internal string Events { get; }

    /// <summary>The channel that says that there are more.</summary>
    internal string Hint { get; }

    /// <summary>An agent's.</summary>
    /// <param name="id">The subject of their token.</param>
    public static EventLog OfAgent(string id) => new Keys.InboxKeys(id) is var keys ? new(keys.Events, keys.Hint) : default;

    /// <summary>A queue's.</summary>
    /// <param name="name">Its name.</param>
    public static EventLog OfQueue(string name) => new Keys.QueueKeys(name) is var keys ? new(keys.Events, keys.Hint) : default;
}
