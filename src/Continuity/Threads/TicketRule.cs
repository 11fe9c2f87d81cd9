namespace Continuity.Threads;

/// <summary>Why a session was taken to be about this ticket.</summary>
public enum TicketRule
{
    /// <summary>There was none to go on with, or a new one was asked for.</summary>
    NewTicket,

    /// <summary>It is the open ticket that was active last.</summary>
    ContinuedLatestOpen,

    /// <summary>It was resolved only lately, and is open again.</summary>
    ContinuedReopened,

    /// <summary>A continuation code was given that was issued for it.</summary>
    ContinuationCode,

    /// <summary>It was named.</summary>
    ExplicitTicket,

    /// <summary>An agent moved the session here.</summary>
    MovedByAgent,

    /// <summary>It is an e-mail that answers one about this ticket.</summary>
    EmailReply,
}
