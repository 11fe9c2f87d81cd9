using Continuity.Api.Paging;
using Continuity.Api.Reading;
using Continuity.Customers;
using Continuity.GraphQL.Pagination;
using Continuity.Tickets;

namespace Continuity.Api.Tickets;

/// <summary>Pages of a customer's tickets, the latest first, of those that the caller may see.</summary>
internal sealed class TicketPages(Reader reader)
{
    private const char Kind = 't';

    public Task<Connection<TicketNode>> OfCustomerAsync(
        CustomerState customer,
        IReadOnlyList<TicketStatus>? status,
        int? first,
        string? after,
        int? last,
        string? before,
        CancellationToken cancellationToken)
    {
        var list = new NumberedList(Kind, customer.Id.Value, 1, customer.Profile.TicketCount) { Descending = true };
        return list.PageAsync<TicketNode>(
            PageArguments.Read(list.Kind, list.Scope, first, after, last, before),
            async (from, to, token) =>
            {
                var tickets = await reader.TicketsAsync(customer.Id, [.. Enumerable.Range(from, to - from + 1)], token);
                return [.. tickets.Where(t => status is null || status.Contains(t.Status)).Select(t => (t.Key.Number, t))];
            },
            cancellationToken);
    }
}
