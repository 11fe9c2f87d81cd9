using Continuity.Callers;
using Continuity.Deadlines;
using Continuity.Decisions;
using Continuity.Staff;

namespace Continuity.Handoffs;

/// <summary>Gives an agent the handling of a ticket, which was accepted or claimed. The first to take it becomes its owner; a later one leaves the owner a check with the customer.</summary>
internal static class PassHandling
{
    /// <summary>Does it.</summary>
    /// <param name="changes">What was done so far.</param>
    /// <param name="number">The ticket's number.</param>
    /// <param name="caller">The agent.</param>
    /// <param name="handoff">The handoff that was accepted, or that left the ticket in the queue it was claimed from and asked for a check that nobody owes yet; null where there is none.</param>
    /// <param name="roster">The agents.</param>
    /// <param name="rules">The options.</param>
    /// <param name="now">The time.</param>
    public static Changes Apply(Changes changes, int number, Caller caller, Handoff? handoff, Roster roster, DeadlineRules rules, DateTimeOffset now)
    {
        changes = SettleOpenOffers.EndConsult(changes, number, ActorRef.Continuity, "Somebody else handles the ticket.", roster, now);
        var before = changes.State.Tickets[number];
        var ticket = before.ClaimedBy(caller.Id).Changed(now);
        changes = changes.With(ticket);
        var owes = before.Owner is null ? handoff?.CheckBack is not null : before.Owner != caller.Id;
        return owes ? CheckBackDuty.Owe(changes, ticket, handoff, caller.ActsAs(changes.State.Id), rules, now)
            : handoff is null ? changes
            : CheckBackDuty.Drop(changes, handoff, "The owner took the ticket back.", now);
    }
}
