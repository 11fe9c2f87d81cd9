using Continuity.Callers;
using Continuity.Customers;
using Continuity.Decisions;
using Continuity.FollowUps;
using Continuity.Inboxes;
using Continuity.Staff;
using Continuity.Threads;
using Continuity.Tickets;

namespace Continuity.Handoffs;

/// <summary>
/// Lets others take over what agents who have left still have a part in, at one home: tickets pass to the successor with the duties that go along, what they handled for another
/// goes back to its owner, offers to them are taken back. Done again it changes nothing.
/// </summary>
public static class ReassignLeft
{
    private const string Gone = "The agent has left.";

    /// <summary>Decides.</summary>
    /// <param name="state">The home, with the tickets in question.</param>
    /// <param name="roster">The agents.</param>
    /// <param name="now">The time.</param>
    /// <returns>How many tickets were changed.</returns>
    public static Decision<int> Decide(CustomerState state, Roster roster, DateTimeOffset now)
    {
        var concerned = state.Tickets.Values
            .Where(ticket => TicketParts.Of(state, ticket).Any(roster.HasLeft))
            .Select(static ticket => ticket.Number)
            .Order()
            .ToList();
        return concerned
            .Aggregate(Changes.Of(state), (changes, ticket) => Handled(Escalated(Offers(Owned(changes, ticket, roster, now), ticket, roster, now), ticket, roster, now), ticket, roster, now))
            .Accept(concerned.Count);
    }

    private static Changes Offers(Changes changes, int number, Roster roster, DateTimeOffset now)
    {
        if (changes.State.Tickets[number].OpenHandoff is { } open && changes.State.Handoffs[open] is { To.Agent: { } asked } handoff && roster.HasLeft(asked))
        {
            changes = SettleOpenOffers.Settle(changes, handoff, HandoffState.Withdrawn, ActorRef.Continuity, Gone, roster, now);
        }

        if (changes.State.Tickets[number].Consult is { } consult && TicketParts.Adviser(changes.State.Handoffs[consult]) is { } adviser && roster.HasLeft(adviser))
        {
            changes = SettleOpenOffers.EndConsult(changes, number, ActorRef.Continuity, Gone, roster, now);
        }

        return changes.State.Tickets[number].OwnershipOffer is { } ownership && changes.State.OwnershipOffers[ownership] is var offer && (roster.HasLeft(offer.To) || roster.HasLeft(offer.From))
            ? DeclineOwnership.Apply(changes, offer, HandoffState.Withdrawn, ActorRef.Continuity, Gone, now)
            : changes;
    }

    private static Changes Owned(Changes changes, int number, Roster roster, DateTimeOffset now)
    {
        if (changes.State.Tickets[number].Owner is not { } owner)
        {
            return Unowned(changes, number, roster, now);
        }

        if (roster.Find(owner) is not { LeftAt: not null } left)
        {
            return changes;
        }

        var by = left.RemovedBy is { } supervisor ? ActorRef.Agent(supervisor) : ActorRef.Continuity;
        var successor = roster.SuccessorOf(owner);
        return TakeOwnership.Apply(changes, number, successor, roster, by, left.LeftReason ?? Gone, now).Tell(new(successor, InboxEventKind.OwnershipPassed, number));
    }

    private static Changes Unowned(Changes changes, int number, Roster roster, DateTimeOffset now)
    {
        foreach (var followUp in FollowUpRecords.Open(changes, number).Where(followUp => roster.HasLeft(followUp.Responsible)))
        {
            var successor = roster.SuccessorOf(followUp.Responsible);
            changes = changes
                .With(followUp.OwedBy(successor, now))
                .And(TicketEntry.Internal(
                    changes.State.Tickets[number], ActorRef.Continuity, Activity.FollowUpPromised, $"{HandoffWords.NameOf(successor, roster)} owes this from now on: \"{followUp.Promise}\"", now));
        }

        return changes;
    }

    // Who must see to what was missed is who took over, unless that is who owes it: then whoever else it is told to.
    private static Changes Escalated(Changes changes, int number, Roster roster, DateTimeOffset now)
    {
        foreach (var followUp in FollowUpRecords.Open(changes, number).Where(followUp => followUp.EscalatedTo is { } told && roster.HasLeft(told)))
        {
            var successor = roster.SuccessorOf(followUp.EscalatedTo!);
            var to = successor == followUp.Responsible ? roster.EscalationFor(successor, now) : successor;
            if (to is null)
            {
                // Whoever settles what falls due looks for somebody, again and again.
                changes = changes.With(followUp with { EscalatedTo = null, NextAt = now + FollowUpTimes.LeastAhead });
                continue;
            }

            changes = changes
                .With(followUp with { EscalatedTo = to })
                .And(TicketEntry.Internal(
                    changes.State.Tickets[number],
                    ActorRef.Continuity,
                    Activity.FollowUpEscalated,
                    $"Told {HandoffWords.NameOf(to, roster)} that this was missed: \"{followUp.Promise}\"",
                    now))
                .Tell(new(to, InboxEventKind.FollowUpEscalated, number) { FollowUp = followUp.Number });
        }

        return changes;
    }

    private static Changes Handled(Changes changes, int number, Roster roster, DateTimeOffset now)
    {
        var ticket = changes.State.Tickets[number];
        if (ticket.Handler is not { Kind: ActorKind.Agent } handler || !roster.HasLeft(handler.Id))
        {
            return changes;
        }

        var told = $"{HandoffWords.NameOf(handler.Id, roster)} has left and works on ticket {ticket.DisplayNumber} no longer.";
        var returned = (ticket.Owner is { } owner ? ticket.HandledBy(ActorRef.Agent(owner))
            : ticket.Status == TicketStatus.Open ? ticket.Waiting(now)
            : ticket with { Handler = null }).Changed(now);
        changes = changes.With(returned).And(TicketEntry.Internal(returned, ActorRef.Continuity, Activity.HandlingReturned, told, now));
        return ticket.Owner is { } back ? changes.Tell(new(back, InboxEventKind.HandlingReturned, number)) : changes;
    }
}
