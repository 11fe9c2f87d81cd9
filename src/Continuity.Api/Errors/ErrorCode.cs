namespace Continuity.Api.Errors;

/// <summary>Why a mutation was refused.</summary>
internal enum ErrorCode
{
    /// <summary>There is no such thing, or none that you may know of.</summary>
    NotFound,

    /// <summary>Your role does not allow it.</summary>
    Forbidden,

    /// <summary>A value is not allowed; `path` names it, the message its bound.</summary>
    Invalid,

    /// <summary>The ticket was changed since the version that you expected.</summary>
    StaleVersion,

    /// <summary>The thing is not in a state that allows it.</summary>
    WrongState,

    /// <summary>The idempotency key was used before, with another payload.</summary>
    IdempotencyConflict,

    /// <summary>The identity belongs to another customer.</summary>
    IdentityTaken,

    /// <summary>There would be too many of them.</summary>
    LimitExceeded,

    /// <summary>It is too late for that: the time is over, or it was used before.</summary>
    Expired,

    /// <summary>Somebody else has settled the offer.</summary>
    AlreadySettled,

    /// <summary>Something is still owed to the customer.</summary>
    ObligationOpen,

    /// <summary>The customer does not consent to it.</summary>
    ConsentMissing,

    /// <summary>The agent is away, and nobody stands in for them.</summary>
    NoDeputy,
}
