using Continuity.Callers;
using Continuity.Customers;
using Continuity.Decisions;
using Continuity.Staff;
using Continuity.Threads;
using Continuity.Tickets;

namespace Continuity.FollowUps;

/// <summary>
/// Decides whether a follow-up is due at another time: before it is due, by those who may keep it. A customer may name another time for a callback at any time until it is settled; it
/// is then owed anew.
/// </summary>
public static class RescheduleFollowUp
{
    private const int Most = 100;

    /// <summary>Decides.</summary>
    /// <param name="state">The customer's home, with the follow-up, its ticket, and the other homes.</param>
    /// <param name="caller">Who asks.</param>
    /// <param name="command">The new time.</param>
    /// <param name="roster">The agents.</param>
    /// <param name="options">The options.</param>
    /// <param name="now">The time.</param>
    /// <returns>The follow-up; or NOT_FOUND, FORBIDDEN, INVALID, WRONG_STATE, CONSENT_MISSING or LIMIT_EXCEEDED.</returns>
    public static Decision<FollowUpId> Decide(
        CustomerState state, Caller caller, RescheduleFollowUpCommand command, Roster roster, FollowUpOptions options, DateTimeOffset now)
    {
        var found = FollowUpRights.Find(state, caller, command.FollowUp);
        if (found.Value is not { } followUp)
        {
            return found.Refusal!;
        }

        var isCustomer = FollowUpRights.IsCustomer(caller, state);
        var by = caller.ActsAs(state.Id);
        var change = new Reschedule(followUp.DueAt, FollowUpTimes.Stored(command.DueAt), command.Reason, now, by, command.CustomerInformed || isCustomer);
        var changes = Changes.Of(state);
        if (followUp.IsOpen && followUp.DueAt == change.To && followUp.Reschedules is [.., var last] && last with { From = change.From, At = now } == change)
        {
            return changes.Accept(command.FollowUp);
        }

        var ticket = state.Tickets[followUp.Ticket];
        if ((CheckCaller(caller, isCustomer, followUp, ticket, roster, now)
            ?? TextBound.Paragraph.Check(command.Reason, "input", "reason")
            ?? FollowUpRights.CheckOwed(followUp)
            ?? CheckPending(followUp, isCustomer, now)
            ?? CheckTime(state, followUp, change, options, now)) is { } refusal)
        {
            return refusal;
        }

        var scheduled = FollowUpTimes.Scheduled(followUp, change.To, options, now) with { EscalatedTo = null, Reschedules = [.. followUp.Reschedules, change] };
        return changes
            .With(scheduled)
            .And(FollowUpEntry.Public(state, scheduled, by, Activity.FollowUpRescheduled, FollowUpWords.Rescheduled(state, scheduled, options), now) with { Order = FollowUpRecords.OrderOf(scheduled) })
            .Accept(command.FollowUp);
    }

    private static Refusal? CheckCaller(Caller caller, bool isCustomer, FollowUp followUp, Ticket ticket, Roster roster, DateTimeOffset now) =>
        isCustomer
            ? followUp.Kind == FollowUpKind.Callback ? null : Refusal.Forbidden("A customer may name another time for a callback only.")
            : FollowUpRights.MayKeep(caller, followUp, ticket, roster, now)
                ? null
                : Refusal.Forbidden("Those who may keep a follow-up may put it off, and a customer a callback.");

    private static Refusal? CheckPending(FollowUp followUp, bool isCustomer, DateTimeOffset now) =>
        isCustomer || (followUp.State == FollowUpState.Pending && now < followUp.DueAt)
            ? null
            : FollowUpRights.WrongState("The follow-up is due already: keep it, or have it waived.");

    private static Refusal? CheckTime(CustomerState state, FollowUp followUp, Reschedule change, FollowUpOptions options, DateTimeOffset now) =>
        FollowUpTimes.Check(change.To, now)
        ?? (change.To == change.From ? Refusal.Invalid("dueAt must be another time than before.", "input", "dueAt") : null)
        ?? (followUp.Kind == FollowUpKind.CheckIn ? CheckInRule.Check(state, followUp, followUp.Channel, change.To, "dueAt", options, now) : null)
        ?? (followUp.Reschedules.Count >= Most ? new Refusal(RefusalCode.LimitExceeded, $"A follow-up may be put off {Most} times at most.") { Path = ["input", "followUpId"] } : null);
}
