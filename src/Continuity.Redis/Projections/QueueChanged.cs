using System.Text.Json.Serialization;
using Continuity.Tickets;

namespace Continuity.Redis.Projections;

/// <summary>A ticket came into a queue, or left it.</summary>
/// <param name="Queue">The queue.</param>
/// <param name="Ticket">The ticket.</param>
/// <param name="Since">Since when it can be taken there; null where it no longer can.</param>
/// <param name="Version">The version of the ticket's home; a later one counts.</param>
/// <param name="Event">What the queue's agents are told.</param>
internal sealed record QueueChanged(string Queue, TicketId Ticket, DateTimeOffset? Since, long Version, StoredEvent Event) : Telling
{
    /// <inheritdoc/>
    [JsonIgnore]
    public override string Destination => $"q:{Queue}";
}
