namespace Continuity.Handoffs;

/// <summary>Whom a ticket is offered to: one agent, or a queue. Exactly one of the two is given.</summary>
/// <param name="Agent">The agent, by the subject of their token, or null.</param>
/// <param name="Queue">The queue's name, or null.</param>
public readonly record struct HandoffTarget(string? Agent, string? Queue)
{
    /// <summary>An agent.</summary>
    /// <param name="id">The subject of their token.</param>
    public static HandoffTarget OfAgent(string id) => new(id, null);

    /// <summary>A queue.</summary>
    /// <param name="name">Its name.</param>
    public static HandoffTarget OfQueue(string name) => new(null, name);
}
