using System.Collections.Immutable;
using Continuity.Callers;
using Continuity.Customers;
using Continuity.Handoffs;
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

        string?[] own = [ticket.Owner, ticket.Handler is { Kind: ActorKind.Agent } handler ? handler.Id : null, Target(ticket.OpenHandoff)?.To.Agent, Target(ticket.Consult) is { } consult ? Adviser(consult) : null, Asked()];
        var owing = ticket.FollowUps
            .Select(number => state.FollowUps.GetValueOrDefault(number))
            .Where(static followUp => followUp?.IsOpen == true)
            .SelectMany(static followUp => new[] { followUp!.Responsible, followUp.EscalatedTo });
        return own.Concat(owing).OfType<string>().ToImmutableSortedSet(StringComparer.Ordinal);

        Handoff? Target(int? number) => number is { } handoff ? state.Handoffs.GetValueOrDefault(handoff) : null;

        string? Asked() => ticket.OwnershipOffer is { } number && state.OwnershipOffers.TryGetValue(number, out var offer) ? offer.To : null;
    }

    /// <summary>The agent who gives advice: who accepted the consultation, which need not be who was asked.</summary>
    /// <param name="consult">The consultation, which goes on.</param>
    internal static string? Adviser(Handoff consult) => consult.SettledBy is { Kind: ActorKind.Agent } accepted ? accepted.Id : consult.To.Agent;
}
