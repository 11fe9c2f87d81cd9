using Continuity.Callers;
using Continuity.Customers;
using Continuity.Redis.Inboxes;

namespace Continuity.Redis.Keys;

/// <summary>The keys of one agent's inbox, in the slot of what else is kept of them.</summary>
/// <param name="Agent">The agent, by the subject of their token.</param>
internal readonly record struct InboxKeys(string Agent)
{
    private string Tag => new DirectoryKeys(ActorRef.Agent(Agent)).Entry;

    /// <summary>The set of what they were told, by number.</summary>
    public string Events => $"{Tag}:events";

    /// <summary>The channel that says that there is more.</summary>
    public string Hint => $"{Tag}:hint";

    /// <summary>One of the lists: a set of members of one home each, by urgency.</summary>
    public string List(InboxList list) => $"{Tag}:{list}";

    /// <summary>The order of what was last noted here of a home.</summary>
    public string OrderOf(CustomerId home) => $"{Tag}:v:{home.Value}";
}
