using System.Collections.Immutable;
using Continuity.Callers;
using Continuity.Customers;
using Continuity.Tickets;

namespace Continuity.Staff;

/// <summary>Who has a part in a ticket that another must take over when they leave.</summary>
public static class TicketParts
{
    /// <summary>
    /// The agents who own or handle a ticket, to whom it or its ownership is offered or who give advice on it, who owe its customer something, and who see to what was missed. Nobody,
    /// where it is closed.
    /// </summary>
    /// <param name="state">The home, with all that is open.</param>
    /// <param name="ticket">One of its tickets.</param>
    /// <returns>By the subjects of their tokens.</returns>
    public static ImmutableSortedSet<string> Of(CustomerState state, Ticket ticket)
    {
        if (ticket.Status == TicketStatus.Closed)
        {
            return [];
        }

        string?[] own = [ticket.Owner, ticket.Handler is { Kind: ActorKind.Agent } handler ? handler.Id : null, Target(ticket.OpenHandoff), Target(ticket.Consult), Asked()];
        var owing = ticket.FollowUps
            .Select(number => state.FollowUps.GetValueOrDefault(number))
            .Where(static followUp => followUp?.IsOpen == true)
            .SelectMany(static followUp => new[] { followUp!.Responsible, followUp.EscalatedTo });
        return own.Concat(owing).OfType<string>().ToImmutableSortedSet(StringComparer.Ordinal);

        string? Target(int? number) => number is { } handoff && state.Handoffs.TryGetValue(handoff, out var open) ? open.To.Agent : null;

        string? Asked() => ticket.OwnershipOffer is { } number && state.OwnershipOffers.TryGetValue(number, out var offer) ? offer.To : null;
    }
}
