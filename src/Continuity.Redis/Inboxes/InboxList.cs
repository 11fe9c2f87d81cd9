namespace Continuity.Redis.Inboxes;

/// <summary>The lists of an agent's inbox. Each holds what is numbered in its home, the most urgent first.</summary>
public enum InboxList
{
    /// <summary>Handoffs that are offered to them, by when they expire.</summary>
    Offers,

    /// <summary>Offers of ownership to them, by when they expire.</summary>
    OwnershipOffers,

    /// <summary>Open tickets that they handle: by the earliest open follow-up; after these, those that have none, the oldest first.</summary>
    Handling,

    /// <summary>Open and resolved tickets that they own, in the same order.</summary>
    Responsible,

    /// <summary>PENDING follow-ups that they owe, or that were told to them, by when they are due.</summary>
    FollowUpsPending,

    /// <summary>DUE ones.</summary>
    FollowUpsDue,

    /// <summary>MISSED ones.</summary>
    FollowUpsMissed,

    /// <summary>Follow-ups that they kept, by when they were due.</summary>
    FollowUpsKept,

    /// <summary>WAIVED ones of theirs.</summary>
    FollowUpsWaived,

    /// <summary>CANCELLED ones of theirs.</summary>
    FollowUpsCancelled,
}
