namespace Continuity.Inboxes;

/// <summary>What an agent is told of.</summary>
public enum InboxEventKind
{
    /// <summary>A handoff is offered to them.</summary>
    HandoffOffered,

    /// <summary>A handoff or offer of ownership that they have a part in was accepted, declined, withdrawn, given back, or has expired.</summary>
    HandoffSettled,

    /// <summary>A ticket is theirs to handle again.</summary>
    HandlingReturned,

    /// <summary>They are asked to own a ticket.</summary>
    OwnershipOffered,

    /// <summary>A ticket whose owner has left is theirs to answer for from now on, with all that is owed to its customer.</summary>
    OwnershipPassed,

    /// <summary>Who took a ticket of theirs over has not read its brief in time.</summary>
    BriefUnread,

    /// <summary>A follow-up falls due soon.</summary>
    FollowUpDueSoon,

    /// <summary>A follow-up is due.</summary>
    FollowUpDue,

    /// <summary>A follow-up was missed.</summary>
    FollowUpMissed,

    /// <summary>A follow-up that was missed is theirs to see to, or, of their own, was told to another.</summary>
    FollowUpEscalated,

    /// <summary>The customer answered, and by that a check-in was kept that they were to make.</summary>
    FollowUpKept,

    /// <summary>The customer wrote.</summary>
    CustomerWrote,

    /// <summary>An entry that they wrote has left by its gateway, has reached the customer, or has not; or one on a ticket of theirs has not, or leaves by another channel.</summary>
    DeliveryChanged,
}
