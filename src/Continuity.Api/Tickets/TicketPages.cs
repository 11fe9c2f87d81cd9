using Continuity.Api.Paging;
using Continuity.Api.Reading;
using Continuity.GraphQL.Pagination;
using Continuity.Tickets;

namespace Continuity.Api.Tickets;

/// <summary>Pages of a customer's tickets, the latest first, of those that the caller may see.</summary>
internal sealed class TicketPages(Reader reader)
{
    private const char Kind = 't';

    public async Task<Connection<TicketNode>> OfCustomerAsync(
        HomeAccess customer,
        IReadOnlyList<TicketStatus>? status,
        int? first,
        string? after,
        int? last,
        string? before,
        CancellationToken cancellationToken)
    {
        var page = PageArguments.ReadPlaces(Kind, first, after, last, before);
        var homes = (await customer.WholeAsync()).All;
        var lists = new JoinedLists(Kind, [.. homes.Select(static home => new NumberedList(home.Id.Value, 1, home.Profile.TicketCount))]) { IsDescending = true };
        return await lists.PageAsync(
            lists.Checked(page),
            async (home, from, to, token) =>
            {
                var tickets = await reader.TicketsAsync(new(home), [.. Enumerable.Range(from, to - from + 1)], token);
                return new NumberedStretch<TicketNode>([.. tickets.Select(t => new NumberedItem<TicketNode>(t.Key.Number, t, status is null || status.Contains(t.Status)))], to);
            },
            static ticket => ticket.OpenedAt,
            static (ticket, _) => ticket,
            cancellationToken);
    }
}
