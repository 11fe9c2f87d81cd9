using Continuity.Callers;
using Continuity.Customers;
using Continuity.Deadlines;
using Continuity.Decisions;
using Continuity.FollowUps;
using Continuity.Tickets;

namespace Continuity.Handoffs;

/// <summary>
/// The check with the customer that the owner of a ticket owes once somebody else handles it. It is promised with the offer, in the same commit, and becomes due with the accept.
/// </summary>
internal static class CheckBackDuty
{
    /// <summary>An offer was made: its owner, where the ticket has one, will owe a check. It waits until the offer is accepted.</summary>
    /// <param name="changes">What was done so far, the offer included.</param>
    /// <param name="handoff">The offer.</param>
    /// <param name="rules">The options.</param>
    /// <param name="now">The time.</param>
    public static Changes Promise(Changes changes, Handoff handoff, DeadlineRules rules, DateTimeOffset now)
    {
        if (handoff is { Responsible: null } or { Mode: TransferMode.Consult })
        {
            return changes;
        }

        var followUp = New(changes, handoff.Ticket, handoff.Responsible, handoff.CheckBack, handoff.From, rules, handoff.ExpiresAt, now);
        return FollowUpRecords.AddWaiting(changes, followUp).With(handoff with { FollowUp = followUp.Number });
    }

    /// <summary>
    /// An agent handles the ticket from now on whom the owner checks on: the owner owes a check, one, and the earlier ones that were not missed go into it. Of a ticket that was claimed the
    /// one that is owed already stays, as it was promised.
    /// </summary>
    /// <param name="changes">What was done so far.</param>
    /// <param name="ticket">The ticket, which has an owner.</param>
    /// <param name="handoff">The handoff that was accepted, or that left the ticket in its queue; null where the ticket was claimed without one.</param>
    /// <param name="by">Who took the ticket.</param>
    /// <param name="rules">The options.</param>
    /// <param name="now">The time.</param>
    public static Changes Owe(Changes changes, Ticket ticket, Handoff? handoff, ActorRef by, DeadlineRules rules, DateTimeOffset now)
    {
        var owner = ticket.Owner ?? throw new ArgumentException("Nobody owns the ticket.", nameof(ticket));
        if (handoff is null && FollowUpRecords.Open(changes, ticket.Number).Any(IsRunning))
        {
            return changes;
        }

        if (Waiting(changes, handoff) is not { } owed)
        {
            owed = New(changes, ticket.Number, owner, handoff?.CheckBack, by, rules, now, now);
            changes = FollowUpRecords.Put(changes, owed, handoff?.CheckBack?.ShownFrom ?? Assurance.Anonymous);
            changes = handoff is null ? changes : changes.With(changes.State.Handoffs[handoff.Number] with { FollowUp = owed.Number });
        }

        return Due(changes, changes.State.FollowUps[owed.Number], handoff, now, rules, now);
    }

    /// <summary>An offer to a queue has expired, and the ticket waits there: the owner owes the check all the same.</summary>
    /// <param name="changes">What was done so far.</param>
    /// <param name="handoff">The offer.</param>
    /// <param name="rules">The options.</param>
    /// <param name="now">The time.</param>
    public static Changes Expired(Changes changes, Handoff handoff, DeadlineRules rules, DateTimeOffset now) =>
        Waiting(changes, handoff) is { } waiting ? Due(changes, waiting, handoff, handoff.ExpiresAt, rules, now) : changes;

    /// <summary>Nobody else handles the ticket after all: what the offer would have left is not owed.</summary>
    /// <param name="changes">What was done so far.</param>
    /// <param name="handoff">The offer.</param>
    /// <param name="why">Why.</param>
    /// <param name="now">The time.</param>
    public static Changes Drop(Changes changes, Handoff handoff, string why, DateTimeOffset now) =>
        Waiting(changes, handoff) is { } waiting ? FollowUpRecords.Cancel(changes, waiting, ActorRef.Continuity, why, now) : changes;

    private static Changes Due(Changes changes, FollowUp owed, Handoff? handoff, DateTimeOffset from, DeadlineRules rules, DateTimeOffset now)
    {
        var within = FollowUpTimes.Stored(handoff?.CheckBack?.Within ?? rules.Handoffs.CheckBackWithin);
        var due = FollowUpTimes.Scheduled(owed, from + within, rules.FollowUps, now) with { PromisedAt = from, IsUntold = false };
        changes = FollowUpRecords.Tell(changes.With(due), due, FollowUpWords.Promised(changes.State, due, rules.FollowUps), now);
        return FollowUpRecords.Open(changes, owed.Ticket)
            .Where(earlier => IsRunning(earlier) && earlier.Number != owed.Number)
            .Aggregate(changes, (so, earlier) => FollowUpRecords.Cancel(so, earlier, ActorRef.Continuity, "It went into the check after the next handoff.", now));
    }

    private static bool IsRunning(FollowUp followUp) => followUp is { Kind: FollowUpKind.AfterHandoff, State: FollowUpState.Pending or FollowUpState.Due };

    private static FollowUp? Waiting(Changes changes, Handoff? handoff) =>
        handoff?.FollowUp is { } number && changes.State.FollowUps.TryGetValue(number, out var followUp) && followUp.IsOpen ? followUp : null;

    private static FollowUp New(
        Changes changes, int ticket, string owner, CheckBack? check, ActorRef by, DeadlineRules rules, DateTimeOffset from, DateTimeOffset now) =>
        new(
            FollowUpRecords.NextNumber(changes),
            ticket,
            FollowUpKind.AfterHandoff,
            check?.Promise ?? rules.Handoffs.CheckBackPromise,
            owner,
            from + FollowUpTimes.Stored(check?.Within ?? rules.Handoffs.CheckBackWithin),
            now,
            by)
        {
            Channel = check is { Channel: { } named } ? named : changes.State.Tickets[ticket].NewestChannel,
        };
}
