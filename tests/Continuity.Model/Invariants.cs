using Continuity.Callers;
using Continuity.Customers;
using Continuity.Deadlines;
using Continuity.FollowUps;
using Continuity.Handoffs;
using Continuity.Staff;
using Continuity.Tickets;

namespace Continuity.Model;

/// <summary>What holds of every home at every moment, whatever was done: the first four promises of the design.</summary>
public static class Invariants
{
    /// <summary>Looks at a home of which at least all that is open is known.</summary>
    /// <returns>What is broken, a sentence each.</returns>
    public static IEnumerable<string> Broken(CustomerState state) =>
        state.Tickets.Values.OrderBy(static ticket => ticket.Number).SelectMany(ticket => Broken(state, ticket).Select(what => $"Ticket {ticket.Number}: {what}"));

    private static IEnumerable<(bool Holds, string Otherwise)> Each(CustomerState state, Ticket ticket)
    {
        var isOpen = ticket.Status == TicketStatus.Open;
        var offered = state.Handoffs.Values.Where(one => one.Ticket == ticket.Number && one.State == HandoffState.Offered).ToList();
        var consults = state.Handoffs.Values.Where(one => one is { State: HandoffState.Accepted, Mode: TransferMode.Consult } && one.Ticket == ticket.Number).ToList();
        var offers = state.OwnershipOffers.Values.Where(one => one.Ticket == ticket.Number && one.IsOpen).ToList();
        var owed = state.FollowUps.Values.Where(one => one.Ticket == ticket.Number && one.IsOpen).ToList();
        var running = owed.Where(one => one is { Kind: FollowUpKind.AfterHandoff, State: not FollowUpState.Missed } && offered.All(offer => offer.FollowUp != one.Number)).ToList();

        yield return (!isOpen || ticket.Handler is null != ticket.WaitingIn is null, "an open ticket is handled by somebody or waits in a queue, and only one of the two.");
        yield return (isOpen || ticket.WaitingIn is null, "a ticket that is not open waits in no queue.");
        yield return (ticket.Owner is null || Cast.Staff.Any(one => one.Id == ticket.Owner), "only people own.");
        yield return (ticket.Handler is not { Kind: ActorKind.Agent } || ticket.Owner is not null, "what a person handles has an owner.");
        yield return (owed.All(one => one.Responsible == ticket.Owner), "its owner is responsible for all that is owed.");
        yield return (offered.Count <= 1 && offered.FirstOrDefault()?.Number == ticket.OpenHandoff, "one offer is open at most, and the ticket names it.");
        yield return (consults.Count <= 1 && consults.FirstOrDefault()?.Number == ticket.Consult, "one consultation goes on at most, and the ticket names it.");
        yield return (offers.Count <= 1 && offers.FirstOrDefault()?.Number == ticket.OwnershipOffer, "one offer of ownership is open at most, and the ticket names it.");
        yield return (isOpen || (offered.Count == 0 && consults.Count == 0), "nothing of a ticket that is not open is offered.");
        yield return (ticket.Status != TicketStatus.Closed || (owed.Count == 0 && offers.Count == 0), "nothing is owed of a closed ticket.");
        yield return (running.Count <= 1, "one check after a handoff is owed at most, beside those that were missed.");
        yield return (
            owed.All(one => one.NextAt is not null || one is { State: FollowUpState.Missed, EscalatedTo: not null } || offered.Any(offer => offer.FollowUp == one.Number)),
            "what is owed falls due, waits for an offer, or was escalated.");
        yield return (
            offered.All(one => one.Responsible is null || one.Mode == TransferMode.Consult || one.FollowUp is { } number && owed.Any(duty => duty.Number == number)),
            "the offer of an owned ticket leaves a check to its owner.");
    }

    private static IEnumerable<string> Broken(CustomerState state, Ticket ticket) => Each(state, ticket).Where(static one => !one.Holds).Select(static one => one.Otherwise);

    /// <summary>Looks at what a command changed.</summary>
    /// <returns>What is broken, a sentence each.</returns>
    public static IEnumerable<string> Broken(Told told) => told.IsAccepted ? Changed(told) : [];

    private static IEnumerable<string> Changed(Told told)
    {
        var (command, before, after) = (told.Command, told.Seen, told.After);
        foreach (var ticket in after.Tickets.Values)
        {
            var owner = before.Tickets.GetValueOrDefault(ticket.Number)?.Owner;
            if (owner != ticket.Owner && !(owner is null
                ? ticket.Owner == command.Caller.Id && command.Act is Act.Claim or Act.Accept or Act.Open or Act.StartSession
                : ticket.Owner is null ? command.Act == Act.Reopen && told.Roster.HasLeft(owner)
                : command.Act is Act.AcceptOwnership or Act.OfferOwnership or Act.Reassign))
            {
                yield return $"{command.Act} by {command.Caller.Id} changed the owner of ticket {ticket.Number} from {owner ?? "nobody"} to {ticket.Owner ?? "nobody"}.";
            }
        }

        foreach (var duty in before.FollowUps.Values)
        {
            var now = after.FollowUps.GetValueOrDefault(duty.Number);
            if (now is null || (!duty.IsOpen && now != duty) || (duty.IsOpen && !now.IsOpen && (now.SettledBy is null || string.IsNullOrWhiteSpace(now.Outcome) || now.SettledAt != told.Now)))
            {
                yield return $"The follow-up {duty.Number} was dropped, or changed after it was settled.";
            }
        }

        foreach (var handoff in before.Handoffs.Values.Where(static one => !one.IsOpen && one.State != HandoffState.Offered))
        {
            if (after.Handoffs.GetValueOrDefault(handoff.Number) != handoff && command.Act != Act.Claim)
            {
                yield return $"The handoff {handoff.Number} changed after it was settled.";
            }
        }

        if (command.Act is Act.Accept && told.HasChanged && after.Handoffs[command.Handoff] is { Mode: not TransferMode.Consult } accepted
            && after.Tickets[accepted.Ticket].Owner != command.Caller.Id
            && !after.FollowUps.Values.Any(one => one is { IsOpen: true, Kind: FollowUpKind.AfterHandoff, NextAt: not null } && one.Ticket == accepted.Ticket))
        {
            yield return $"The accept of handoff {accepted.Number} left no check to the owner.";
        }

        if (command.Act == Act.Settle && NextDeadline.Of(after) <= told.Now)
        {
            yield return "Something is still due after all that was due was settled.";
        }

        if (command.Act == Act.Reassign && after.Tickets.Values.Any(ticket => TicketParts.Of(after, ticket).Any(told.Roster.HasLeft)))
        {
            yield return "Who has left still has a part in a ticket.";
        }

        if (told.HasChanged && told.Entries.Count == 0 && command.Act is not (Act.Settle or Act.Reassign))
        {
            yield return $"{command.Act} left no entry.";
        }
    }
}
