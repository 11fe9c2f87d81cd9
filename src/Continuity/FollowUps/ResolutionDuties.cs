using Continuity.Callers;
using Continuity.Decisions;
using Continuity.Tickets;

namespace Continuity.FollowUps;

/// <summary>What becomes of a ticket's follow-ups when it is resolved or closed.</summary>
internal static class ResolutionDuties
{
    /// <summary>Checks what a resolution says of the check that it leaves.</summary>
    /// <param name="ticket">The ticket.</param>
    /// <param name="within">How long after the resolution; nothing said: by the options; cleared: none.</param>
    /// <returns>INVALID, or null.</returns>
    public static Refusal? Check(Ticket ticket, Change<TimeSpan> within)
    {
        if (!within.IsGiven || within.IsClear)
        {
            return null;
        }

        return ticket.Owner is null
            ? Refusal.Invalid("followUpWithin must be left out, or null, while nobody owns the ticket.", "input", "followUpWithin")
            : FollowUpTimes.CheckWithin(within.Value, "input", "followUpWithin");
    }

    /// <summary>
    /// A ticket is resolved: its progress updates are over, and its owner is to check that it is still solved; later, where the options say so, how the customer is getting on. Where it
    /// was said that none is wanted, neither is left.
    /// </summary>
    /// <param name="changes">What was done so far.</param>
    /// <param name="ticket">The ticket.</param>
    /// <param name="by">Who resolved it.</param>
    /// <param name="within">How long after the resolution; nothing said: by the options; cleared: none.</param>
    /// <param name="options">The options.</param>
    /// <param name="now">The time.</param>
    public static Changes Apply(Changes changes, Ticket ticket, ActorRef by, Change<TimeSpan> within, FollowUpOptions options, DateTimeOffset now)
    {
        changes = CheckInConsent.Apply(changes, now, ticket.Number);
        var open = FollowUpRecords.Open(changes, ticket.Number);
        changes = open.Where(static followUp => followUp.Kind == FollowUpKind.ProgressUpdate)
            .Aggregate(changes, (so, followUp) => FollowUpRecords.Keep(
                so, followUp, ActorRef.Continuity, "The ticket was resolved.", $"Kept, as the ticket is resolved: \"{followUp.Promise}\"", now));
        return ticket.Owner is null || within.IsClear ? changes : ResolutionCheckIn.Apply(StillSolved(changes, ticket, open, by, within, options, now), ticket, options, now);
    }

    /// <summary>Checks that nothing is owed any more on a ticket that is to be closed.</summary>
    /// <param name="changes">What was done so far.</param>
    /// <param name="ticket">The ticket's number.</param>
    /// <returns>OBLIGATION_OPEN with what is owed, or null.</returns>
    public static Refusal? CheckClosing(Changes changes, int ticket)
    {
        // One that waits for an offer is not owed yet, and goes with the offer; so does a check-in to which the customer no longer agrees with the ticket.
        List<FollowUpId> owed = [.. FollowUpRecords.Open(changes, ticket).Where(followUp => !followUp.WaitsForOffer && !CheckInConsent.IsOver(changes.State, followUp)).Select(followUp => new FollowUpId(changes.State.Id, followUp.Number))];
        return owed.Count == 0 ? null : new ObligationOpen(owed) { Path = ["input", "ticketId"] };
    }

    private static Changes StillSolved(
        Changes changes, Ticket ticket, IReadOnlyList<FollowUp> open, ActorRef by, Change<TimeSpan> within, FollowUpOptions options, DateTimeOffset now)
    {
        if (Within(open, within, options) is not { } span)
        {
            return changes;
        }

        changes = open.Where(static followUp => followUp is { Kind: FollowUpKind.AfterResolution, State: not FollowUpState.Missed })
            .Aggregate(changes, (so, followUp) => FollowUpRecords.Cancel(so, followUp, ActorRef.Continuity, "The ticket was resolved again: the next check is in its place.", now));
        var check = new PromiseFollowUpCommand(new(changes.State.Id, ticket.Number), FollowUpKind.AfterResolution, options.AfterResolutionPromise, now + span);
        return FollowUpRecords.Promise(changes, ticket, check, by, options, now);
    }

    // A check after a handoff is a check with the customer too: one is enough, unless another was asked for.
    private static TimeSpan? Within(IReadOnlyList<FollowUp> open, Change<TimeSpan> within, FollowUpOptions options) =>
        within.IsClear ? null
        : within.IsGiven ? within.Value
        : open.Any(static followUp => followUp is { Kind: FollowUpKind.AfterHandoff, WaitsForOffer: false }) ? null
        : options.AfterResolution;
}
