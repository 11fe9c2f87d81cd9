namespace Continuity.Threads;

/// <summary>What the system did. Each change of state leaves one.</summary>
public enum Activity
{
    /// <summary>A session began.</summary>
    SessionStarted,

    /// <summary>A session ended.</summary>
    SessionEnded,

    /// <summary>The customer said what might have been more helpful.</summary>
    FeedbackGiven,

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

    /// <summary>A handoff was offered.</summary>
    HandoffOffered,

    /// <summary>A handoff was accepted.</summary>
    HandoffAccepted,

    /// <summary>A handoff was declined.</summary>
    HandoffDeclined,

    /// <summary>A handoff was offered, and nobody answered in time.</summary>
    HandoffExpired,

    /// <summary>A handoff was taken back.</summary>
    HandoffWithdrawn,

    /// <summary>The handling of a ticket was given back, or a consultation ended.</summary>
    HandlingReturned,

    /// <summary>A ticket was given back to a bot; its owner stays.</summary>
    ReturnedToBot,

    /// <summary>Ownership of a ticket was offered.</summary>
    OwnershipOffered,

    /// <summary>Ownership of a ticket passed to another agent.</summary>
    OwnershipAccepted,

    /// <summary>An offer of ownership was declined, taken back, or has expired.</summary>
    OwnershipDeclined,

    /// <summary>The customer was promised something.</summary>
    FollowUpPromised,

    /// <summary>A follow-up fell due.</summary>
    FollowUpDue,

    /// <summary>A follow-up was kept.</summary>
    FollowUpKept,

    /// <summary>A follow-up was put off, or brought forward.</summary>
    FollowUpRescheduled,

    /// <summary>A follow-up was not kept in time.</summary>
    FollowUpMissed,

    /// <summary>Somebody else was told of a follow-up that was missed.</summary>
    FollowUpEscalated,

    /// <summary>A follow-up was waived.</summary>
    FollowUpWaived,

    /// <summary>A follow-up came to nothing, for a reason.</summary>
    FollowUpCancelled,

    /// <summary>Help was offered to a customer who struggles in self-service.</summary>
    AssistanceOffered,

    /// <summary>The customer accepted help: they go on with a person.</summary>
    AssistanceAccepted,

    /// <summary>The customer declined help: they go on alone.</summary>
    AssistanceDeclined,

    /// <summary>A step of a service recovery was taken, or skipped.</summary>
    RecoveryStep,

    /// <summary>An agent has read the brief.</summary>
    BriefAcknowledged,

    /// <summary>It was recorded what the customer wants to reach.</summary>
    GoalSet,

    /// <summary>It was said back to the customer what they were understood to say.</summary>
    Restated,

    /// <summary>The customer said yes to what was restated.</summary>
    RestatementConfirmed,

    /// <summary>A fact was recorded.</summary>
    FactRecorded,

    /// <summary>Somebody says that a fact is not so.</summary>
    FactDisputed,

    /// <summary>It was settled who is right about a fact.</summary>
    DisputeSettled,

    /// <summary>It was recorded what was tried.</summary>
    AttemptRecorded,

    /// <summary>A question was asked that must be answered to solve the ticket.</summary>
    QuestionAsked,

    /// <summary>A question was answered.</summary>
    QuestionAnswered,

    /// <summary>What is known of the customer as a person was changed: names, language, time zone, preferences or consent.</summary>
    ProfileUpdated,

    /// <summary>A problem was reported.</summary>
    ProblemReported,

    /// <summary>An entry could not leave by its gateway, or did not reach the customer.</summary>
    DeliveryFailed,

    /// <summary>An entry leaves by another channel than it was ordered for, whose gateway could not take it.</summary>
    DeliveryMoved,

    /// <summary>A program answered an e-mail: somebody is away, or has read it.</summary>
    AutoReplyReceived,

    /// <summary>A mail server told what became of an e-mail that it could not deliver, or has not yet.</summary>
    EmailBounced,

    /// <summary>An e-mail came in that no person wrote to be answered: of a robot, a newsletter, or one of the company's own that came back.</summary>
    AutomaticEmailReceived,

    /// <summary>More became known of a call after its entry was recorded: it stands in the entry.</summary>
    CallCompleted,

    /// <summary>The texts of an entry were taken away.</summary>
    EntryRedacted,

    /// <summary>All that was kept of the customer as a person was taken away.</summary>
    CustomerErased,
}
