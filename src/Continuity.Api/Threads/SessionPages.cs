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

    public static async Task<Connection<SessionNode>> OfThreadAsync(
        HomeAccess customer, int? first, string? after, int? last, string? before, Reader reader, CancellationToken cancellationToken)
    {
        var page = PageArguments.ReadPlaces(Kind, first, after, last, before);
        var homes = (await customer.WholeAsync()).All;
        return await PageAsync(
            [.. homes.Select(static home => new NumberedList(home.Id.Value, 1, home.Profile.SessionCount))],
            page,
            (home, from, to, token) => reader.SessionsAsync(new CustomerId(home), [.. Enumerable.Range(from, to - from + 1)], token),
            cancellationToken);
    }

    public static Task<Connection<SessionNode>> OfTicketAsync(
        TicketNode ticket, int? first, string? after, int? last, string? before, Reader reader, CancellationToken cancellationToken)
    {
        var numbers = ticket.Ticket.Sessions.Order().ToList();
        return PageAsync(
            [new NumberedList(ticket.Id, numbers.FirstOrDefault(1), numbers.LastOrDefault())],
            PageArguments.ReadPlaces(Kind, first, after, last, before),
            (_, from, to, token) => reader.SessionsAsync(ticket.Key.Home, [.. numbers.Where(n => n >= from && n <= to)], token),
            cancellationToken);
    }

    private static Task<Connection<SessionNode>> PageAsync(
        IReadOnlyList<NumberedList> lists,
        PageArguments<ListPlace> page,
        Func<string, int, int, CancellationToken, Task<IReadOnlyList<SessionNode>>> read,
        CancellationToken cancellationToken)
    {
        var joined = new JoinedLists(Kind, lists);
        return joined.PageAsync(
            joined.Checked(page),
            async (scope, from, to, token) =>
            {
                var sessions = await read(scope, from, to, token);
                return new NumberedStretch<SessionNode>([.. sessions.Select(static s => new NumberedItem<SessionNode>(s.Key.Number, s, true))], to);
            },
            static session => session.StartedAt,
            static (session, _) => session,
            cancellationToken);
    }
}
