using Continuity.Callers;
using Continuity.Customers;
using Continuity.Decisions;
using Continuity.FollowUps;
using Continuity.Staff;
using Continuity.Threads;
using Continuity.Tickets;

namespace Continuity.Recovery;

/// <summary>
/// Decides whether a step of a service recovery counts as taken: by an agent who handles or owns the ticket, who acts for its owner, or a supervisor. The steps come in their order;
/// those that are passed over are marked as skipped, with the reason, and may be taken later. What was not put right may be fixed again, and after its end a recovery may begin anew: what
/// was marked before is then in the thread alone. Else the same words by the same caller change nothing.
/// </summary>
public static class MarkRecoveryStep
{
    /// <summary>Decides.</summary>
    /// <param name="state">The customer's home, with the ticket, its brief, its recovery and all that is open; and the other homes.</param>
    /// <param name="caller">Who asks.</param>
    /// <param name="command">What was done.</param>
    /// <param name="roster">The agents.</param>
    /// <param name="options">The options.</param>
    /// <param name="followUps">The options of follow-ups.</param>
    /// <param name="now">The time.</param>
    /// <returns>The ticket; or NOT_FOUND, FORBIDDEN, INVALID, WRONG_STATE or LIMIT_EXCEEDED.</returns>
    public static Decision<TicketId> Decide(
        CustomerState state, Caller caller, MarkRecoveryStepCommand command, Roster roster, RecoveryOptions options, FollowUpOptions followUps, DateTimeOffset now)
    {
        command = command with { SkipReason = command.SkipReason?.Trim() };
        var found = NamedTicket.Find(state, caller, command.Ticket);
        if (found.Value is not { } ticket)
        {
            return found.Refusal!;
        }

        var recovery = state.RecoveryOf(ticket.Number);
        var mark = new RecoveryMark(command.Step, now, caller.ActsAs(state.Id), command.Note) { Skipping = command.SkipReason, Evidence = command.Evidence };
        if (IsRepeat(recovery, command, mark))
        {
            return Decision.Accept(command.Ticket, state);
        }

        if (!caller.IsAgent || !TicketRights.HasPart(caller, ticket, roster, now))
        {
            return Refusal.Forbidden("The agent who handles or owns a ticket may mark a step of its recovery, who acts for the owner, and supervisors.");
        }

        recovery = RecoveryRule.TakenUp(recovery, command.Step);
        var promise = new PromiseFollowUpCommand(command.Ticket, FollowUpKind.Promise, options.FollowUpPromise, now + options.FollowUpWithin);
        if ((RecoveryRule.Check(command) ?? RecoveryRule.CheckOrder(recovery, command) ?? CheckStep(state, ticket, recovery, command, promise, followUps)) is { } refusal)
        {
            return refusal;
        }

        var changes = Skip(Changes.Of(state).With(recovery), ticket, recovery, mark);
        changes = command.Step switch
        {
            RecoveryStep.Fixed => Fix(changes, ticket, mark, command.SomethingExtra, promise, followUps),
            RecoveryStep.FollowedUp => KeepFollowUp(Mark(changes, ticket, mark), recovery, mark),
            _ => Mark(changes, ticket, mark),
        };
        return changes.Accept(command.Ticket);
    }

    private static bool IsRepeat(RecoveryRecord recovery, MarkRecoveryStepCommand command, RecoveryMark mark) =>
        recovery.MarkOf(command.Step) is { } before
        && before == mark with { At = before.At }
        && (command.Step != RecoveryStep.Fixed || recovery.SomethingExtra == command.SomethingExtra)
        && !RecoveryRule.TakesUp(recovery, command.Step);

    private static Refusal? CheckStep(
        CustomerState state, Ticket ticket, RecoveryRecord recovery, MarkRecoveryStepCommand command, PromiseFollowUpCommand promise, FollowUpOptions followUps) => command.Step switch
        {
            RecoveryStep.Reviewed => state.BriefOf(ticket.Number).Restatement is { IsConfirmed: true }
                ? null
                : RecoveryRule.WrongState("REVIEWED needs a restatement that the customer has confirmed."),
            RecoveryStep.Fixed => PromiseFollowUp.CheckState(state, ticket, promise, followUps),
            RecoveryStep.FollowedUp => command.Evidence is { } evidence
                ? ContactEvidence.Check(state, evidence, command.Found, recovery.Steps is [.., var last] ? last.At : ticket.OpenedAt, "the step before")
                : Refusal.Invalid("evidenceEntryId must name the entry in which the customer was followed up with.", "input", "evidenceEntryId"),
            _ => null,
        };

    private static Changes Skip(Changes changes, Ticket ticket, RecoveryRecord recovery, RecoveryMark before) =>
        RecoveryRule.Skipped(recovery, before.Step)
            .Aggregate(changes, (so, step) => Mark(so, ticket, new(step, before.At, before.By, before.Skipping!) { IsSkipped = true }));

    private static Changes Mark(Changes changes, Ticket ticket, RecoveryMark mark, string? somethingExtra = null) =>
        changes
            .With(changes.State.RecoveryOf(ticket.Number).With(mark))
            .And(TicketEntry.Internal(ticket, mark.By, Activity.RecoveryStep, RecoveryWords.Of(mark, somethingExtra), mark.At));

    // It is a promise of its own, and no check after a resolution: that one is replaced where the ticket is resolved, a minute later perhaps, and this one must be kept.
    private static Changes Fix(Changes changes, Ticket ticket, RecoveryMark mark, string? somethingExtra, PromiseFollowUpCommand promise, FollowUpOptions followUps)
    {
        changes = Replace(Mark(changes, ticket, mark, somethingExtra), ticket, mark.At);
        changes = FollowUpRecords.Promise(changes, ticket, promise, mark.By, followUps, mark.At);
        return changes.With(changes.State.RecoveryOf(ticket.Number) with { SomethingExtra = somethingExtra, FollowUp = changes.State.Profile.FollowUpCount });
    }

    private static Changes Replace(Changes changes, Ticket ticket, DateTimeOffset now) =>
        Owed(changes, changes.State.RecoveryOf(ticket.Number)) is { } owed
            ? FollowUpRecords.Cancel(changes, owed, ActorRef.Continuity, "It was fixed again: the customer is asked after that instead.", now)
            : changes;

    private static Changes KeepFollowUp(Changes changes, RecoveryRecord recovery, RecoveryMark mark) =>
        Owed(changes, recovery) is { } owed
            ? FollowUpRecords.Keep(changes, owed with { Evidence = mark.Evidence }, mark.By, mark.Note, FollowUpWords.Kept(owed, mark.Evidence), mark.At)
            : changes;

    private static FollowUp? Owed(Changes changes, RecoveryRecord recovery) =>
        recovery.FollowUp is { } number && changes.State.FollowUps.TryGetValue(number, out var owed) && owed.IsOpen ? owed : null;
}
