using Continuity.Tickets;

namespace Continuity.Redis.Keys;

/// <summary>The keys of one queue.</summary>
/// <param name="Name">The queue.</param>
internal readonly record struct QueueKeys(string Name)
{
    /// <summary>The set of the tickets that wait, by the time since when.</summary>
    public string Waiting => $"{{q:{Name}}}:waiting";

    /// <summary>The set of what happened in it, by number.</summary>
    public string Events => $"{{q:{Name}}}:events";

    /// <summary>The channel that says that there is more.</summary>
    public string Hint => $"{{q:{Name}}}:hint";

    /// <summary>The version of a ticket's home that was last written here.</summary>
    public string VersionOf(TicketId ticket) => $"{{q:{Name}}}:v:{TicketText.Of(ticket)}";
}
