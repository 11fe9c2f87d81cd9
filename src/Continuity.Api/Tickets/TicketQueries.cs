using Continuity.Api.Continuation;
using Continuity.Api.Nodes;
using Continuity.Api.Reading;
using Continuity.GraphQL;
using Continuity.GraphQL.Pagination;
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

    /// <summary>
    /// The open tickets that nobody answers for, those opened earliest first: that nobody owns or handles and that wait in no queue, or whose owner has left. There are none, but for
    /// the moment in which what an agent who leaves owned is reassigned; it is here to be watched. For agents only.
    /// </summary>
    /// <param name="first">The first so many, 1 to 100; 20 where neither `first` nor `last` is given.</param>
    /// <param name="after">Only what comes after this cursor.</param>
    public static Task<Connection<TicketNode>> GetOrphanedTicketsAsync(int? first, string? after, OrphanedTicketPages pages, CancellationToken cancellationToken) =>
        pages.ReadAsync(first, after, cancellationToken);
}
