using Continuity.Callers;
using Continuity.Tickets;

namespace Continuity.Redis.Keys;

/// <summary>Where the tickets are listed that one agent has a part in.</summary>
/// <param name="Agent">The agent, by the subject of their token.</param>
internal readonly record struct StaffKeys(string Agent)
{
    private string Slot => new DirectoryKeys(ActorRef.Agent(Agent)).Entry;

    /// <summary>The set of the tickets, by when they were opened.</summary>
    public string Parts => $"{Slot}:parts";

    /// <summary>The version of a ticket's home that was last written here.</summary>
    public string VersionOf(TicketId ticket) => $"{Slot}:pv:{TicketText.Of(ticket)}";
}
