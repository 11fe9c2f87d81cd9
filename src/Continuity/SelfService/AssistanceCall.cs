using Continuity.Callers;
using Continuity.Decisions;
using Continuity.FollowUps;
using Continuity.Staff;
using Continuity.Threads;
using Continuity.Tickets;

namespace Continuity.SelfService;

/// <summary>Promises a customer who asks for help by phone that they are called. The ticket's owner owes it; where there is none, a supervisor until somebody is.</summary>
internal static class AssistanceCall
{
    /// <summary>Promises it, unless a call is owed by then already.</summary>
    /// <param name="changes">What was done so far.</param>
    /// <param name="number">The ticket's number.</param>
    /// <param name="roster">The agents.</param>
    /// <param name="rules">The options.</param>
    /// <param name="now">The time.</param>
    public static Changes Promise(Changes changes, int number, Roster roster, AssistanceRules rules, DateTimeOffset now)
    {
        var before = changes.State.Tickets[number];
        var call = new PromisedCall(rules.SelfService.CallPromise, FollowUpTimes.Stored(now + rules.SelfService.CallWithin));
        if (before.CallPromised?.DueAt > now || FollowUpRecords.Open(changes, number).Any(followUp => IsInTime(followUp, call.DueAt)))
        {
            return changes;
        }

        var ticket = before with { CallPromised = null };
        if ((ticket.Owner ?? roster.SupervisorFor("")) is { } responsible)
        {
            return PromisedCall.Owe(changes.With(ticket), ticket, call, responsible, rules.Deadlines.FollowUps, now);
        }

        var told = $"Promised for {FollowUpWords.Time(changes.State, call.DueAt, rules.Deadlines.FollowUps)}: \"{call.Promise}\"";
        return changes.With(ticket with { CallPromised = call }).And(TicketEntry.Public(ticket, ActorRef.Continuity, Activity.FollowUpPromised, told, now));
    }

    private static bool IsInTime(FollowUp followUp, DateTimeOffset dueAt) =>
        followUp is { Kind: FollowUpKind.Callback, State: not FollowUpState.Missed } && followUp.DueAt <= dueAt;
}
