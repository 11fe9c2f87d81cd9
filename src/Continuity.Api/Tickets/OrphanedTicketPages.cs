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
        return await ConfirmedPage.ReadAsync<(TicketId Ticket, DateTimeOffset At), TicketNode>(
            page,
            page.After is { } position && TicketPlace.Read(position) is var place ? (place.Ticket, place.At) : null,
            (last, take) => orphans.PageAsync(left, last, take, cancellationToken),
            async one => await reader.TicketAsync(one.Ticket, cancellationToken) is { } node && IsOrphan(node.Ticket, staff) ? node : null,
            static one => new TicketPlace(one.Ticket, one.At).ToCursor(Kind, string.Empty));
    }

    private static bool IsOrphan(Ticket ticket, Roster staff) =>
        ticket.IsOrphaned || (ticket.Status == TicketStatus.Open && ticket.Owner is { } owner && staff.HasLeft(owner));
}
