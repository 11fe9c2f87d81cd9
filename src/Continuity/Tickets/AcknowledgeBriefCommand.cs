namespace Continuity.Tickets;

/// <summary>Records that an agent has read what they must know of a ticket.</summary>
/// <param name="Ticket">The ticket.</param>
/// <param name="UpTo">Up to where: how many entries of the log of the ticket's home, 0 or more; perhaps more than the log has.</param>
public sealed record AcknowledgeBriefCommand(TicketId Ticket, int UpTo);
