using Continuity.Callers;
using Continuity.Customers;
using Continuity.Decisions;
using Continuity.Inboxes;
using Continuity.Staff;
using Continuity.Threads;
using Continuity.Tickets;

namespace Continuity.Handoffs;

/// <summary>
/// Decides whether an agent is asked to answer for a ticket from now on: by its owner, by who acts for them, or by a supervisor. Nothing but the offer changes until it is
/// accepted; only where the owner has left, a supervisor's offer takes effect at once, for there is nobody left to ask for it. Sent again by the same caller, it stays as it is.
/// </summary>
public static class OfferOwnership
{
    /// <summary>Decides.</summary>
    /// <param name="state">The customer, with the ticket, and the offer by which its owner came to own it.</param>
    /// <param name="caller">Who asks.</param>
    /// <param name="command">What is offered.</param>
    /// <param name="roster">The agents.</param>
    /// <param name="options">How long it waits.</param>
    /// <param name="now">The time.</param>
    /// <returns>The offer; or NOT_FOUND, FORBIDDEN, INVALID, STALE_VERSION or WRONG_STATE.</returns>
    public static Decision<OwnershipOfferId> Decide(
        CustomerState state, Caller caller, OfferOwnershipCommand command, Roster roster, HandoffOptions options, DateTimeOffset now)
    {
        command = command with { Reason = command.Reason.Trim() };
        var found = NamedTicket.Find(state, caller, command.Ticket);
        if (found.Value is not { } ticket)
        {
            return found.Refusal!;
        }

        if (Repeated(state, caller, ticket, command) is { } before)
        {
            return Decision.Accept(new OwnershipOfferId(state.Id, before.Number), state);
        }

        if (!OwnershipRule.MayOffer(caller, ticket, roster, now))
        {
            return Refusal.Forbidden("The agent who owns a ticket may offer its ownership, who acts for them, and supervisors.");
        }

        return (TextBound.Reason.Check(command.Reason, "input", "reason")
            ?? NamedTicket.CheckVersion(ticket, command.ExpectedVersion)
            ?? CheckState(ticket)
            ?? CheckTarget(ticket, command.Agent, roster)) is { } refusal
            ? refusal
            : Offer(state, caller, ticket, command, roster, options, now);
    }

    private static OwnershipOffer? Repeated(CustomerState state, Caller caller, Ticket ticket, OfferOwnershipCommand command)
    {
        var latest = ticket.OwnershipOffer ?? ticket.OwnedBy;
        return caller.IsAgent && latest is { } number && state.OwnershipOffers.TryGetValue(number, out var offer)
            && offer.OfferedBy == caller.ActsAs(state.Id) && offer.To == command.Agent && offer.Reason == command.Reason
            ? offer
            : null;
    }

    /// <summary>Why a ticket's ownership can't be offered as it is, or null.</summary>
    internal static Refusal? CheckState(Ticket ticket) =>
        ticket.Status == TicketStatus.Closed ? NamedTicket.WrongState("The ticket is closed.")
        : ticket.Owner is null ? NamedTicket.WrongState("Nobody owns the ticket yet: the first agent to claim or accept it will.")
        : ticket.OwnershipOffer is not null ? NamedTicket.WrongState("The ticket's ownership is offered already.")
        : null;

    private static Refusal? CheckTarget(Ticket ticket, string agent, Roster roster) =>
        roster.Find(agent) is not { } member ? Invalid("input.agentId is no agent's who has ever signed in.")
        : member.LeftAt is not null ? Invalid("The agent has left.")
        : ticket.Owner == agent ? Invalid("The agent owns the ticket.")
        : null;

    private static Refusal Invalid(string message) => Refusal.Invalid(message, "input", "agentId");

    private static Decision<OwnershipOfferId> Offer(
        CustomerState state, Caller caller, Ticket ticket, OfferOwnershipCommand command, Roster roster, HandoffOptions options, DateTimeOffset now)
    {
        var by = caller.ActsAs(state.Id);
        var offer = new OwnershipOffer(
            state.Profile.OwnershipOfferCount + 1, ticket.Number, ticket.Owner!, command.Agent, by, command.Reason, now, now + options.OwnershipExpiresIn);
        var changes = Changes.Of(state with { Profile = state.Profile with { OwnershipOfferCount = offer.Number } });
        var id = new OwnershipOfferId(state.Id, offer.Number);
        if (caller.Role == Role.Supervisor && roster.HasLeft(offer.From))
        {
            changes = changes.With(offer with { State = HandoffState.Accepted, SettledAt = now, SettledBy = by });
            changes = TakeOwnership.Apply(changes, ticket.Number, offer, roster, by, now);
            return changes.Tell(new(offer.To, InboxEventKind.OwnershipPassed, ticket.Number) { OwnershipOffer = offer.Number }).Accept(id);
        }

        return changes
            .With(offer)
            .With(ticket.Changed(now) with { OwnershipOffer = offer.Number })
            .And(TicketEntry.Internal(
                ticket, by, Activity.OwnershipOffered, $"Asked {HandoffWords.NameOf(offer.To, roster)} to answer for ticket {ticket.DisplayNumber}: {offer.Reason}", now))
            .Tell(new(offer.To, InboxEventKind.OwnershipOffered, ticket.Number) { OwnershipOffer = offer.Number })
            .Accept(id);
    }
}
