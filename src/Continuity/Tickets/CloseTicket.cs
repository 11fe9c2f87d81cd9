using Continuity.Callers;
using Continuity.Customers;
using Continuity.Decisions;
using Continuity.FollowUps;
using Continuity.Handoffs;
using Continuity.Staff;
using Continuity.Threads;

namespace Continuity.Tickets;

/// <summary>
/// Decides whether a ticket, open or resolved, is closed: by the agent who owns or handles it, by any agent where nobody does, or by a
/// supervisor; not while anything is owed to the customer. It keeps its owner; nobody handles it any more.
/// </summary>
public static class CloseTicket
{
    /// <summary>Decides.</summary>
    /// <param name="state">The customer, with the ticket.</param>
    /// <param name="caller">Who asks.</param>
    /// <param name="command">What to close.</param>
    /// <param name="roster">The agents.</param>
    /// <param name="now">The time.</param>
    /// <returns>The ticket; or NOT_FOUND, FORBIDDEN, STALE_VERSION, WRONG_STATE or OBLIGATION_OPEN.</returns>
    public static Decision<TicketId> Decide(CustomerState state, Caller caller, CloseTicketCommand command, Roster roster, DateTimeOffset now)
    {
        var found = NamedTicket.Find(state, caller, command.Ticket);
        if (found.Value is not { } ticket)
        {
            return found.Refusal!;
        }

        if (!TicketRights.MayClose(caller, ticket, roster, now))
        {
            return Refusal.Forbidden("The agent who owns or handles a ticket may close it, who acts for the owner, and supervisors.");
        }

        if ((NamedTicket.CheckVersion(ticket, command.ExpectedVersion) ?? CheckState(state, ticket)) is { } refusal)
        {
            return refusal;
        }

        const string Why = "The ticket was closed.";
        var settled = SettleOpenOffers.Apply(CheckInConsent.Apply(Changes.Of(state), now, ticket.Number), ticket.Number, Why, roster, now);
        if (ticket.OwnershipOffer is { } offer)
        {
            settled = DeclineOwnership.Apply(settled, state.OwnershipOffers[offer], HandoffState.Withdrawn, ActorRef.Continuity, Why, now);
        }

        var closed = settled.State.Tickets[ticket.Number].Changed(now) with
        {
            Status = TicketStatus.Closed, ClosedAt = now, Handler = null, WaitingIn = null, WaitingSince = null,
        };
        return settled
            .With(closed)
            .And(NamedTicket.Entry(state, caller, closed, Activity.TicketClosed, $"Closed ticket {ticket.DisplayNumber}.", now))
            .Accept(command.Ticket);
    }

    /// <summary>Why a ticket can't be closed as it is, or null.</summary>
    internal static Refusal? CheckState(CustomerState state, Ticket ticket) => ticket.Status == TicketStatus.Closed
        ? NamedTicket.WrongState("The ticket is closed already.")
        : ticket.CallPromised is not null ? PromisedCall.OwedByNobody
        : ResolutionDuties.CheckClosing(Changes.Of(state), ticket.Number);
}
