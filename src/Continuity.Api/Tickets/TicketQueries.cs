using Continuity.Api.Continuation;
using Continuity.Api.Nodes;
using Continuity.Api.Reading;
using Continuity.GraphQL;
using Continuity.Redis.Tickets;

namespace Continuity.Api.Tickets;

/// <summary>Look-ups of tickets.</summary>
[QueryType]
internal static class TicketQueries
{
    /// <summary>A ticket; null where there is none that you may see.</summary>
    /// <param name="by">Which one.</param>
    public static async Task<TicketNode?> GetTicketAsync(
        TicketSelector by, TicketNumbers numbers, TicketByCode codes, Reader reader, CancellationToken cancellationToken)
    {
        var id = by.Id is { } given
            ? NodeId.Ticket(given) ?? throw new GraphQLException("Argument \"by.id\" is not the id of a ticket.", "INVALID_ID")
            : by.ContinuationCode is { } code ? await codes.FindAsync(code, cancellationToken)
            : await numbers.FindAsync(by.Number!, cancellationToken);
        return id is { } ticket ? await reader.TicketAsync(ticket, cancellationToken) : null;
    }
}
