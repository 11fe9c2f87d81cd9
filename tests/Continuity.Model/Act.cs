namespace Continuity.Model;

/// <summary>What a step of a sequence does.</summary>
public enum Act
{
    /// <summary>A session begins, on a new ticket or one there is.</summary>
    StartSession,

    /// <summary>An agent opens a ticket.</summary>
    Open,
    Claim,
    Release,
    Resolve,
    Reopen,
    Close,
    Offer,
    Accept,
    Decline,
    Withdraw,
    ReturnToBot,
    OfferOwnership,
    AcceptOwnership,
    DeclineOwnership,
    Promise,
    Keep,
    Reschedule,
    Waive,

    /// <summary>An agent comes, goes, or names a deputy.</summary>
    SetAvailability,

    /// <summary>An agent leaves for good.</summary>
    Remove,

    /// <summary>What who has left had a part in passes to others, at one home.</summary>
    Reassign,

    /// <summary>What has fallen due in a home is settled.</summary>
    Settle,

    /// <summary>Time goes on; most times what has fallen due is settled then.</summary>
    Wait,

    /// <summary>Two customers are merged.</summary>
    Merge,

    /// <summary>A merge is undone.</summary>
    Unmerge,
}
