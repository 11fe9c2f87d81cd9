namespace Continuity.Tickets;

/// <summary>Where a ticket stands.</summary>
public enum TicketStatus
{
    /// <summary>It is being worked on, or waits for it.</summary>
    Open,

    /// <summary>It is solved, unless the customer says otherwise.</summary>
    Resolved,

    /// <summary>It is done with.</summary>
    Closed,
}
