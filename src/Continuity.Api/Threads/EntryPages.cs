using Continuity.Api.Nodes;
using Continuity.Api.Paging;
using Continuity.Api.Reading;
using Continuity.Api.Tickets;
using Continuity.Customers;
using Continuity.GraphQL.Pagination;
using Continuity.GraphQL;
using Continuity.Threads;

namespace Continuity.Api.Threads;

/// <summary>Pages of a customer's log, oldest first, of those entries that the caller may see.</summary>
internal sealed class EntryPages(Reader reader)
{
    public async Task<Connection<EntryNode>> OfThreadAsync(
        CustomerState customer,
        IReadOnlyList<Channel>? channels,
        string? ticketId,
        string? sessionId,
        int? first,
        string? after,
        int? last,
        string? before,
        CancellationToken cancellationToken)
    {
        var ticket = ticketId is null ? null : await reader.TicketAsync(NodeId.Ticket(ticketId) ?? throw WrongId("ticketId", "ticket"), cancellationToken);
        var session = sessionId is null ? null : await reader.SessionAsync(NodeId.Session(sessionId) ?? throw WrongId("sessionId", "session"), cancellationToken);
        if ((ticketId is not null && ticket?.Key.Home != customer.Id) || (sessionId is not null && session?.Key.Home != customer.Id))
        {
            return new([], false, false);
        }

        var lowest = 1 + Math.Max(ticket?.Ticket.LogLengthAtOpening ?? 0, session?.Session.LogLengthAtStart ?? 0);
        return await PageAsync(
            customer.Id,
            lowest,
            new EntryFilter(channels, ticket?.Key.Number, session?.Key.Number),
            PageArguments.Read(EntryCursor.Kind, customer.Id.Value, first, after, last, before),
            cancellationToken);
    }

    public Task<Connection<EntryNode>> OfSessionAsync(
        SessionNode session, int? first, string? after, int? last, string? before, CancellationToken cancellationToken) => PageAsync(
            session.Key.Home,
            session.Session.LogLengthAtStart + 1,
            new EntryFilter(null, null, session.Key.Number),
            PageArguments.Read(EntryCursor.Kind, session.Key.Home.Value, first, after, last, before),
            cancellationToken);

    public Task<Connection<EntryNode>> OfTicketAsync(
        TicketNode ticket, int? first, string? after, int? last, string? before, CancellationToken cancellationToken) => PageAsync(
            ticket.Key.Home,
            ticket.Ticket.LogLengthAtOpening + 1,
            new EntryFilter(null, ticket.Key.Number, null),
            PageArguments.Read(EntryCursor.Kind, ticket.Key.Home.Value, first, after, last, before),
            cancellationToken);

    private async Task<Connection<EntryNode>> PageAsync(
        CustomerId home, int lowest, EntryFilter filter, PageArguments page, CancellationToken cancellationToken)
    {
        var access = await reader.AccessAsync(home, cancellationToken);
        var list = new NumberedList(EntryCursor.Kind, home.Value, lowest, access.State.LogLength) { Filtered = filter.IsSet || !access.SeesAll };
        return await list.PageAsync<EntryNode>(
            page,
            async (from, to, token) =>
            {
                var entries = await reader.EntriesAsync(new(home, from, to), token);
                if (!list.Filtered)
                {
                    return [.. entries.Select(e => (e.Id.Sequence, EntryNode.Of(e)))];
                }

                var sessions = await reader.RawSessionsAsync(home, [.. entries.Select(e => e.Draft.Session).OfType<int>().Distinct()], token);
                return
                [
                    .. entries
                        .Select(entry => (Entry: entry, Session: entry.Draft.Session is { } n ? sessions[n] : null))
                        .Where(e => filter.Takes(e.Entry.Draft, e.Session) && access.Rules.Sees(e.Entry.Draft, e.Session))
                        .Select(e => (e.Entry.Id.Sequence, EntryNode.Of(e.Entry))),
                ];
            },
            cancellationToken);
    }

    private static GraphQLException WrongId(string argument, string what) =>
        new($"Argument \"{argument}\" is not the id of a {what}.", "INVALID_ID");
}
