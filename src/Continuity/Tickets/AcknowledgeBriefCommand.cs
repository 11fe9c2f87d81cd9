namespace Continuity.Tickets;

/// <summary>Records that an agent has read what they must know of a ticket.</summary>
/// <param name="Ticket">The ticket.</param>
/// <param name="AsOf">Up to where: a cursor of the customer's thread, as callers hold it.</param>
public sealed record AcknowledgeBriefCommand(TicketId Ticket, string AsOf)
{
    /// <summary>How many entries of the log of the ticket's home lie before that place, 0 or more; perhaps more than the log has.</summary>
    public int UpTo { get; init; }
}
