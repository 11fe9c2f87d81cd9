using Continuity.Callers;
using Continuity.Decisions;
using Continuity.Delivery;
using Continuity.Inboxes;
using Continuity.Staff;
using Continuity.Threads;
using Continuity.Tickets;

namespace Continuity.FollowUps;

/// <summary>
/// Takes the step of a follow-up for which the time has come: the reminder, that it is due, that it was missed and to whom that is told. A check-in is cancelled where the customer no
/// longer agrees to it, and waits for the end of their quiet hours, and of the pause where they were asked a short time ago.
/// </summary>
internal static class AdvanceFollowUp
{
    private const string QuietHoursReason = "The customer's quiet hours.";

    /// <summary>Does it. Afterwards its next time is later than the one that has come, or there is none.</summary>
    /// <param name="changes">What was done so far.</param>
    /// <param name="followUp">The follow-up, which is open.</param>
    /// <param name="roster">The agents.</param>
    /// <param name="options">The options.</param>
    /// <param name="now">The time.</param>
    public static Changes Apply(Changes changes, FollowUp followUp, Roster roster, FollowUpOptions options, DateTimeOffset now) => followUp.State switch
    {
        _ when CheckInConsent.IsOver(changes.State, followUp) => CheckInConsent.Cancel(changes, followUp, now),
        FollowUpState.Pending when followUp is { SoonTold: false } && followUp.NextAt < followUp.DueAt => Remind(changes, followUp, roster, now),
        FollowUpState.Pending when followUp.Kind == FollowUpKind.CheckIn => CheckIn(changes, followUp, roster, options, now),
        FollowUpState.Pending => FallDue(changes, followUp, roster, options, now),
        FollowUpState.Due => Miss(changes, followUp, roster, options, now),
        _ => Escalate(changes, followUp, roster, options, now),
    };

    private static Changes Remind(Changes changes, FollowUp followUp, Roster roster, DateTimeOffset now)
    {
        changes = changes.With(followUp with { SoonTold = true, NextAt = FollowUpTimes.Next(followUp.DueAt, now) });
        return now < followUp.DueAt ? FollowUpNotices.Tell(changes, followUp, InboxEventKind.FollowUpDueSoon, roster, now) : changes;
    }

    // One that the customer was asked already only waits for their answer.
    private static Changes CheckIn(Changes changes, FollowUp followUp, Roster roster, FollowUpOptions options, DateTimeOffset now)
    {
        if (followUp.AskedAt is not null)
        {
            return FallDue(changes, followUp, roster, options, now);
        }

        var until = CheckInPause.Until(changes.State, followUp, options, now);
        return CheckInRule.Quiet(changes.State, until ?? now, options) is { } hours ? Postpone(changes, followUp, hours.EndAfter(until ?? now), QuietHoursReason, options, now)
            : until is { } end ? Postpone(changes, followUp, end, CheckInPause.Rule(options), options, now)
            : FallDue(changes, followUp, roster, options, now);
    }

    private static Changes Postpone(Changes changes, FollowUp followUp, DateTimeOffset until, string reason, FollowUpOptions options, DateTimeOffset now)
    {
        var scheduled = FollowUpTimes.Scheduled(followUp, until, options, now);
        var change = new Reschedule(followUp.DueAt, scheduled.DueAt, reason, now, ActorRef.Continuity, false);
        return changes
            .With(scheduled with { Reschedules = [.. followUp.Reschedules, change] })
            .And(FollowUpEntry.Public(
                changes.State,
                followUp,
                ActorRef.Continuity,
                Activity.FollowUpRescheduled,
                FollowUpWords.Rescheduled(changes.State, scheduled, options),
                now));
    }

    private static Changes FallDue(Changes changes, FollowUp followUp, Roster roster, FollowUpOptions options, DateTimeOffset now)
    {
        var missedAt = FollowUpTimes.Next((followUp.NextAt ?? followUp.DueAt) + options.Grace, now);
        changes = Tell(changes.With(followUp with { State = FollowUpState.Due, NextAt = missedAt }), followUp, Activity.FollowUpDue, $"Due: \"{followUp.Promise}\"", now);
        return FollowUpNotices.Tell(changes, followUp, InboxEventKind.FollowUpDue, roster, now);
    }

    private static Changes Miss(Changes changes, FollowUp followUp, Roster roster, FollowUpOptions options, DateTimeOffset now)
    {
        var missed = followUp with { State = FollowUpState.Missed, MissedAt = now };
        changes = followUp.Kind == FollowUpKind.Callback
            ? changes.With(missed).And(FollowUpEntry.Public(
                changes.State,
                followUp,
                ActorRef.Continuity,
                Activity.FollowUpMissed,
                $"We are sorry: we have not called you yet, as promised: \"{followUp.Promise}\". If another time suits you better, please name it.",
                now) with { Order = new(DeliveryKind.Apology) { FollowUp = followUp.Number } })
            : Tell(changes.With(missed), followUp, Activity.FollowUpMissed, $"Missed: \"{followUp.Promise}\"", now);
        return Escalate(FollowUpNotices.Tell(changes, followUp, InboxEventKind.FollowUpMissed, roster, now), missed, roster, options, now);
    }

    private static Changes Escalate(Changes changes, FollowUp followUp, Roster roster, FollowUpOptions options, DateTimeOffset now)
    {
        if (roster.EscalationFor(followUp.Responsible, now) is not { } to)
        {
            return changes.With(followUp with { NextAt = now + options.EscalateAgainAfter });
        }

        changes = Tell(
            changes.With(followUp with { EscalatedTo = to, NextAt = null }),
            followUp,
            Activity.FollowUpEscalated,
            $"Told {roster.Find(to)?.Name ?? to} that this was missed: \"{followUp.Promise}\"",
            now);
        return FollowUpNotices.Tell(changes, followUp, InboxEventKind.FollowUpEscalated, roster, now, to);
    }

    private static Changes Tell(Changes changes, FollowUp followUp, Activity activity, string summary, DateTimeOffset now) =>
        changes.And(TicketEntry.Internal(changes.State.Tickets[followUp.Ticket], ActorRef.Continuity, activity, summary, now));
}
