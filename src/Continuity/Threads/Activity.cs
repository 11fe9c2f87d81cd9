namespace Continuity.Threads;

/// <summary>What the system did. Each change of state leaves one.</summary>
public enum Activity
{
    /// <summary>A session began.</summary>
    SessionStarted,

    /// <summary>A session ended.</summary>
    SessionEnded,

    /// <summary>A ticket was opened.</summary>
    TicketOpened,

    /// <summary>An agent took a ticket from a queue, or opened it as their own.</summary>
    TicketClaimed,

    /// <summary>A ticket was resolved.</summary>
    TicketResolved,

    /// <summary>A ticket was opened again.</summary>
    TicketReopened,

    /// <summary>A ticket was closed.</summary>
    TicketClosed,

    /// <summary>A session was moved to another ticket, or goes on in another session.</summary>
    SessionMoved,

    /// <summary>An identity was linked to the customer.</summary>
    IdentityLinked,

    /// <summary>The customer proved an identity to be theirs.</summary>
    IdentityVerified,

    /// <summary>An identity was found not to be the customer's.</summary>
    IdentityUnlinked,

    /// <summary>Another customer was merged into this one.</summary>
    CustomersMerged,

    /// <summary>A merge was undone.</summary>
    CustomersUnmerged,
}
