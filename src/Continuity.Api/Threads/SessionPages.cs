using Continuity.Api.Paging;
using Continuity.Api.Reading;
using Continuity.Api.Tickets;
using Continuity.Customers;
using Continuity.GraphQL.Pagination;

namespace Continuity.Api.Threads;

/// <summary>Pages of sessions, oldest first, of those that the caller may see.</summary>
internal static class SessionPages
{
    private const char Kind = 's';

    public static Task<Connection<SessionNode>> OfThreadAsync(
        CustomerState customer, int? first, string? after, int? last, string? before, Reader reader, CancellationToken cancellationToken)
    {
        var list = new NumberedList(Kind, customer.Id.Value, 1, customer.Profile.SessionCount);
        return list.PageAsync(
            PageArguments.Read(list.Kind, list.Scope, first, after, last, before),
            (from, to, token) => ReadAsync(customer.Id, Enumerable.Range(from, to - from + 1), reader, token),
            cancellationToken);
    }

    public static Task<Connection<SessionNode>> OfTicketAsync(
        TicketNode ticket, int? first, string? after, int? last, string? before, Reader reader, CancellationToken cancellationToken)
    {
        var numbers = ticket.Ticket.Sessions.Order().ToList();
        var list = new NumberedList(Kind, ticket.Id, numbers.FirstOrDefault(1), numbers.LastOrDefault());
        return list.PageAsync(
            PageArguments.Read(list.Kind, list.Scope, first, after, last, before),
            (from, to, token) => ReadAsync(ticket.Key.Home, numbers.Where(n => n >= from && n <= to), reader, token),
            cancellationToken);
    }

    private static async Task<IReadOnlyList<(int Number, SessionNode Item)>> ReadAsync(
        CustomerId home, IEnumerable<int> numbers, Reader reader, CancellationToken cancellationToken)
    {
        var sessions = await reader.SessionsAsync(home, [.. numbers], cancellationToken);
        return [.. sessions.Select(s => (s.Key.Number, s))];
    }
}
