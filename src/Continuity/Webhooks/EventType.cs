using System.Collections.Frozen;
using Continuity.Threads;

namespace Continuity.Webhooks;

/// <summary>What the events of webhooks are called: hierarchical, with a full stop between, as the Standard Webhooks specification recommends. They are part of the contract: none is ever renamed.</summary>
public static class EventType
{
    private static readonly FrozenDictionary<Type, string> Recorded = new Dictionary<Type, string>
    {
        [typeof(MessageContent)] = "message.recorded",
        [typeof(EmailContent)] = "email.recorded",
        [typeof(CallContent)] = "call.recorded",
        [typeof(SelfServiceContent)] = "self_service.recorded",
        [typeof(NoteContent)] = "note.recorded",
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<Activity, string> Done = new Dictionary<Activity, string>
    {
        [Activity.SessionStarted] = "session.started",
        [Activity.SessionEnded] = "session.ended",
        [Activity.SessionMoved] = "session.moved",
        [Activity.FeedbackGiven] = "feedback.given",
        [Activity.TicketOpened] = "ticket.opened",
        [Activity.TicketClaimed] = "ticket.claimed",
        [Activity.TicketResolved] = "ticket.resolved",
        [Activity.TicketReopened] = "ticket.reopened",
        [Activity.TicketClosed] = "ticket.closed",
        [Activity.IdentityLinked] = "identity.linked",
        [Activity.IdentityVerified] = "identity.verified",
        [Activity.IdentityUnlinked] = "identity.unlinked",
        [Activity.CustomersMerged] = "customers.merged",
        [Activity.CustomersUnmerged] = "customers.unmerged",
        [Activity.HandoffOffered] = "handoff.offered",
        [Activity.HandoffAccepted] = "handoff.accepted",
        [Activity.HandoffDeclined] = "handoff.declined",
        [Activity.HandoffExpired] = "handoff.expired",
        [Activity.HandoffWithdrawn] = "handoff.withdrawn",
        [Activity.HandlingReturned] = "handling.returned",
        [Activity.ReturnedToBot] = "handling.returned_to_bot",
        [Activity.OwnershipOffered] = "ownership.offered",
        [Activity.OwnershipAccepted] = "ownership.accepted",
        [Activity.OwnershipDeclined] = "ownership.declined",
        [Activity.FollowUpPromised] = "follow_up.promised",
        [Activity.FollowUpDue] = "follow_up.due",
        [Activity.FollowUpKept] = "follow_up.kept",
        [Activity.FollowUpRescheduled] = "follow_up.rescheduled",
        [Activity.FollowUpMissed] = "follow_up.missed",
        [Activity.FollowUpEscalated] = "follow_up.escalated",
        [Activity.FollowUpWaived] = "follow_up.waived",
        [Activity.FollowUpCancelled] = "follow_up.cancelled",
        [Activity.AssistanceOffered] = "assistance.offered",
        [Activity.AssistanceAccepted] = "assistance.accepted",
        [Activity.AssistanceDeclined] = "assistance.declined",
        [Activity.RecoveryStep] = "recovery.step",
        [Activity.BriefAcknowledged] = "brief.acknowledged",
        [Activity.GoalSet] = "goal.set",
        [Activity.Restated] = "restatement.made",
        [Activity.RestatementConfirmed] = "restatement.confirmed",
        [Activity.FactRecorded] = "fact.recorded",
        [Activity.FactDisputed] = "fact.disputed",
        [Activity.DisputeSettled] = "dispute.settled",
        [Activity.AttemptRecorded] = "attempt.recorded",
        [Activity.QuestionAsked] = "question.asked",
        [Activity.QuestionAnswered] = "question.answered",
        [Activity.ProfileUpdated] = "profile.updated",
        [Activity.ProblemReported] = "problem.reported",
        [Activity.DeliveryFailed] = "delivery.failed",
        [Activity.DeliveryMoved] = "delivery.moved",
        [Activity.AutoReplyReceived] = "email.auto_reply_received",
        [Activity.EmailBounced] = "email.bounced",
        [Activity.AutomaticEmailReceived] = "email.automatic_received",
        [Activity.CallCompleted] = "call.completed",
        [Activity.EntryRedacted] = "entry.redacted",
        [Activity.CustomerErased] = "customer.erased",
    }.ToFrozenDictionary();

    /// <summary>All that there are, in the order of their letters.</summary>
    public static IReadOnlyList<string> All { get; } = [.. Recorded.Values.Concat(Done.Values).Order(StringComparer.Ordinal)];

    /// <summary>The type of the event that an entry is; null where it has no name, so that nobody can be told of it.</summary>
    /// <param name="content">What the entry says.</param>
    public static string? Of(EntryContent content)
    {
        ArgumentNullException.ThrowIfNull(content);
        return content is ActivityContent activity ? Done.GetValueOrDefault(activity.Activity) : Recorded.GetValueOrDefault(content.GetType());
    }
}
