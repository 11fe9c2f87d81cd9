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
            .Aggregate(Changes.Of(state), (changes, ticket) => Handled(Escalated(Owned(Offers(changes, ticket, roster, now), ticket, roster, now), ticket, roster, now), ticket, roster, now))
            .Accept(concerned.Count);
    }

    private static Changes Offers(Changes changes, int number, Roster roster, DateTimeOffset now)
    {
        var ticket = changes.State.Tickets[number];
        if (Open(changes, ticket.OpenHandoff) is { To.Agent: { } asked } offered && roster.HasLeft(asked))
        {
            changes = WithdrawHandoffOfLeft(changes, offered, now);
        }

        if (Open(changes, ticket.Consult) is { To.Agent: { } adviser } consult && roster.HasLeft(adviser))
        {
            changes = ReturnConsultOfLeft(changes, consult, now);
        }

        return ticket.OwnershipOffer is { } ownership && changes.State.OwnershipOffers[ownership] is var offer && (roster.HasLeft(offer.To) || roster.HasLeft(offer.From))
            ? DeclineOwnership.Apply(changes, offer, HandoffState.Withdrawn, ActorRef.Continuity, Gone, now)
            : changes;
    }

    private static Changes Owned(Changes changes, int number, Roster roster, DateTimeOffset now)
    {
        if (changes.State.Tickets[number].Owner is not { } owner || roster.Find(owner) is not { LeftAt: not null } left)
        {
            return changes;
        }

        var by = left.RemovedBy is { } supervisor ? ActorRef.Agent(supervisor) : ActorRef.Continuity;
        return TakeOwnership.Apply(changes, number, roster.SuccessorOf(owner), roster, by, left.LeftReason ?? Gone, now);
    }

    // Who must see to what was missed is who took over, unless that is who owes it: then whoever else it is told to.
    private static Changes Escalated(Changes changes, int number, Roster roster, DateTimeOffset now)
    {
        foreach (var followUp in FollowUpRecords.Open(changes, number).Where(followUp => followUp.EscalatedTo is { } told && roster.HasLeft(told)))
        {
            var successor = roster.SuccessorOf(followUp.EscalatedTo!);
            var to = successor == followUp.Responsible ? roster.EscalationFor(successor, now) : successor;
            changes = changes.With(followUp with { EscalatedTo = to });
            if (to is not null)
            {
                changes = changes.Tell(new(to, InboxEventKind.FollowUpEscalated, number) { FollowUp = followUp.Number });
            }
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

        var told = $"{roster.NameOf(handler.Id)} has left and works on ticket {ticket.DisplayNumber} no longer.";
        var returned = (ticket.Owner is { } owner ? ticket.HandledBy(ActorRef.Agent(owner))
            : ticket.Status == TicketStatus.Open ? ticket.Waiting(now)
            : ticket with { Handler = null }).Changed(now);
        changes = changes.With(returned).And(TicketEntry.Internal(returned, ActorRef.Continuity, Activity.HandlingReturned, told, now));
        return ticket.Owner is { } back ? changes.Tell(new(back, InboxEventKind.HandlingReturned, number)) : changes;
    }

    private static Handoff? Open(Changes changes, int? number) => number is { } handoff ? changes.State.Handoffs[handoff] : null;

    private static Changes WithdrawHandoffOfLeft(Changes changes, Handoff handoff, DateTimeOffset now)
    {
        var ticket = (changes.State.Tickets[handoff.Ticket] with { OpenHandoff = null }).Changed(now);
        changes = Settled(changes.With(ticket), handoff, HandoffState.Withdrawn, now)
            .And(TicketEntry.Internal(ticket, ActorRef.Continuity, Activity.HandoffWithdrawn, $"The handoff of ticket {ticket.DisplayNumber} was taken back. {Gone}", now));
        return handoff.FollowUp is { } number && changes.State.FollowUps.TryGetValue(number, out var followUp) && followUp.IsOpen
            ? FollowUpRecords.Cancel(changes, followUp, ActorRef.Continuity, Gone, now)
            : changes;
    }

    private static Changes ReturnConsultOfLeft(Changes changes, Handoff consult, DateTimeOffset now)
    {
        var ticket = (changes.State.Tickets[consult.Ticket] with { Consult = null }).Changed(now);
        return Settled(changes.With(ticket), consult, HandoffState.Returned, now)
            .And(TicketEntry.Internal(ticket, ActorRef.Continuity, Activity.HandlingReturned, $"The consultation on ticket {ticket.DisplayNumber} has ended. {Gone}", now));
    }

    private static Changes Settled(Changes changes, Handoff handoff, HandoffState state, DateTimeOffset now)
    {
        var settled = changes.With(handoff with { State = state, SettledAt = now, SettledBy = ActorRef.Continuity, SettleReason = Gone });
        return handoff.From.Kind == ActorKind.Agent
            ? settled.Tell(new(handoff.From.Id, InboxEventKind.HandoffSettled, handoff.Ticket) { Handoff = handoff.Number })
            : settled;
    }
}
