using Continuity.Callers;
using Continuity.Decisions;
using Continuity.FollowUps;
using Continuity.Threads;
using Continuity.Tickets;

namespace Continuity.SelfService;

/// <summary>Promises a customer who asks for help by phone that they are called. The ticket's owner owes it; where there is none, whoever first owns it.</summary>
internal static class AssistanceCall
{
    /// <summary>Promises it, once: a call that is owed already is not promised again.</summary>
    /// <param name="changes">What was done so far.</param>
    /// <param name="number">The ticket's number.</param>
    /// <param name="rules">The options.</param>
    /// <param name="now">The time.</param>
    public static Changes Promise(Changes changes, int number, AssistanceRules rules, DateTimeOffset now)
    {
        var ticket = changes.State.Tickets[number];
        var call = new PromisedCall(rules.SelfService.CallPromise, FollowUpTimes.Stored(now + rules.SelfService.CallWithin));
        if (ticket.CallPromised is not null || FollowUpRecords.Open(changes, number).Any(static followUp => followUp.Kind == FollowUpKind.Callback))
        {
            return changes;
        }

        if (ticket.Owner is not null)
        {
            return PromisedCall.Owe(changes, ticket, call, rules.Deadlines.FollowUps, now);
        }

        var told = $"Promised for {FollowUpWords.Time(changes.State, call.DueAt, rules.Deadlines.FollowUps)}: \"{call.Promise}\"";
        return changes.With(ticket with { CallPromised = call }).And(TicketEntry.Public(ticket, ActorRef.Continuity, Activity.FollowUpPromised, told, now));
    }
}
