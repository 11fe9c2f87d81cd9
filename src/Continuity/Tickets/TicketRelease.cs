using Continuity.Callers;

namespace Continuity.Tickets;

/// <summary>That the handling of a ticket was given back.</summary>
/// <param name="By">By whom.</param>
/// <param name="Reason">Why.</param>
/// <param name="Queue">The queue that was named, or null.</param>
public sealed record TicketRelease(ActorRef By, string Reason, string? Queue);
