using Continuity.Api.Callers;
using Continuity.Api.Paging;
using Continuity.Api.Reading;
using Continuity.Api.Staff;
using Continuity.GraphQL;
using Continuity.GraphQL.Pagination;
using Continuity.Redis.Tickets;
using Continuity.Staff;
using Continuity.Tickets;

namespace Continuity.Api.Tickets;

/// <summary>Pages of the tickets that nobody answers for, those opened earliest first; for agents.</summary>
internal sealed class OrphanedTicketPages(OrphanIndex orphans, CurrentRoster roster, CurrentCaller current, Reader reader)
{
    private const char Kind = 'o';

    public async Task<Connection<TicketNode>> ReadAsync(int? first, string? after, CancellationToken cancellationToken)
    {
        if (!(await current.GetAsync(cancellationToken)).IsAgent)
        {
            throw new GraphQLException("Orphaned tickets are for agents only.", "FORBIDDEN");
        }

        var page = PageArguments.Read(Kind, string.Empty, first, after);
        var staff = await roster.GetAsync(cancellationToken);
        string[] left = [.. staff.Members.Values.Where(static member => member.LeftAt is not null).Select(static member => member.Id)];
        (TicketId, DateTimeOffset)? last = page.After is { } position && TicketPlace.Read(position) is var place ? (place.Ticket, place.At) : null;
        var found = new List<(TicketNode Node, TicketPlace Place)>();
        for (var more = true; more && found.Count <= page.Size;)
        {
            var listed = await orphans.PageAsync(left, last, page.Size + 1, cancellationToken);
            var nodes = await Task.WhenAll(listed.Select(async one => (Node: await reader.TicketAsync(one.Ticket, cancellationToken), Place: new TicketPlace(one.Ticket, one.At))));
            found.AddRange(nodes.Where(one => one.Node is { } node && IsOrphan(node.Ticket, staff)).Select(static one => (one.Node!, one.Place)));
            (last, more) = (listed.Count > 0 ? listed[^1] : last, listed.Count == page.Size + 1);
        }

        return new(
            [.. found.Take(page.Size).Select(static one => new Edge<TicketNode>(one.Node, one.Place.ToCursor(Kind, string.Empty)))],
            found.Count > page.Size,
            page.After is not null);
    }

    private static bool IsOrphan(Ticket ticket, Roster staff) =>
        ticket.IsOrphaned || (ticket.Status == TicketStatus.Open && ticket.Owner is { } owner && staff.HasLeft(owner));
}
