using Continuity.Api.Nodes;
using Continuity.Api.Paging;
using Continuity.Api.Reading;
using Continuity.Api.Tickets;
using Continuity.Customers;
using Continuity.GraphQL.Pagination;
using Continuity.GraphQL;
using Continuity.Redis.Threads;
using Continuity.Threads;

namespace Continuity.Api.Threads;

/// <summary>Pages of a customer's thread, oldest first, of those entries that the caller may see.</summary>
internal sealed class EntryPages(Reader reader, EntryPlaces places, EntryLog log)
{
    public async Task<Connection<EntryNode>> OfThreadAsync(
        HomeAccess customer,
        IReadOnlyList<Channel>? channels,
        string? ticketId,
        string? sessionId,
        int? first,
        string? after,
        int? last,
        string? before,
        CancellationToken cancellationToken)
    {
        var page = PageArguments.ReadPlaces(EntryCursor.Kind, first, after, last, before);
        var ticket = ticketId is null ? null : await reader.TicketAsync(NodeId.Ticket(ticketId) ?? throw WrongId("ticketId", "ticket"), cancellationToken);
        var session = sessionId is null ? null : await reader.SessionAsync(NodeId.Session(sessionId) ?? throw WrongId("sessionId", "session"), cancellationToken);
        List<CustomerId> named = [.. new[] { ticket?.Key.Home, session?.Key.Home }.OfType<CustomerId>()];
        if ((ticketId is not null && ticket is null) || (sessionId is not null && session is null)
            || named.Exists(home => home != named[0] || !customer.Homes.Contains(home)))
        {
            return new([], false, false);
        }

        var lowest = 1 + Math.Max(ticket?.Ticket.LogLengthAtOpening ?? 0, session?.Session.LogLengthAtStart ?? 0);
        return await PageAsync(
            customer,
            named.Count > 0 ? named[..1] : customer.Homes,
            lowest,
            new EntryFilter(channels, ticket?.Key.Number, session?.Key.Number),
            page,
            cancellationToken);
    }

    public async Task<Connection<EntryNode>> OfSessionAsync(
        SessionNode session, int? first, string? after, int? last, string? before, CancellationToken cancellationToken) => await PageAsync(
            await reader.AccessAsync(session.Key.Home, cancellationToken),
            [session.Key.Home],
            session.Session.LogLengthAtStart + 1,
            new EntryFilter(null, null, session.Key.Number),
            PageArguments.ReadPlaces(EntryCursor.Kind, first, after, last, before),
            cancellationToken);

    public async Task<Connection<EntryNode>> OfTicketAsync(
        TicketNode ticket, int? first, string? after, int? last, string? before, CancellationToken cancellationToken) => await PageAsync(
            await reader.AccessAsync(ticket.Key.Home, cancellationToken),
            [ticket.Key.Home],
            ticket.Ticket.LogLengthAtOpening + 1,
            new EntryFilter(null, ticket.Key.Number, null),
            PageArguments.ReadPlaces(EntryCursor.Kind, first, after, last, before),
            cancellationToken);

    private async Task<Connection<EntryNode>> PageAsync(
        HomeAccess customer, IReadOnlyList<CustomerId> homes, int lowest, EntryFilter filter, PageArguments<ListPlace> page, CancellationToken cancellationToken)
    {
        var isFiltered = filter.IsSet || !customer.SeesAll;
        var isWhole = homes.Count == customer.Homes.Count;
        var lists = new JoinedLists(EntryCursor.Kind, [.. homes.Select(home => new NumberedList(home.Value, lowest, customer.Bound(home)))]) { IsFiltered = isFiltered };
        return await lists.PageAsync<LoggedEntry, EntryNode>(
            page with
            {
                After = await places.WithinAsync("after", page.After, customer, cancellationToken),
                Before = await places.WithinAsync("before", page.Before, customer, cancellationToken),
            },
            async (scope, from, to, token) =>
            {
                var home = new CustomerId(scope);
                var (entries, length) = await ReadAsync(customer, home, from, to, token);
                var shown = isFiltered ? await ShownAsync(customer, home, entries, filter, token) : null;
                return new([.. entries.Select(e => new NumberedItem<LoggedEntry>(e.Id.Sequence, e, shown?.Contains(e.Id.Sequence) ?? true))], length);
            },
            static entry => entry.RecordedAt,
            (entry, cursor) => EntryNode.Of(entry.Entry, isWhole ? cursor : null),
            cancellationToken);
    }

    /// <summary>Reads a stretch of a log, and its length along with it where that is not settled.</summary>
    private async Task<(IReadOnlyList<LoggedEntry> Entries, int Length)> ReadAsync(
        HomeAccess customer, CustomerId home, int from, int to, CancellationToken cancellationToken)
    {
        if (from > 0 && customer.Bound(home) is { } bound)
        {
            return (Left(customer, await reader.EntriesAsync(new(home, from, Math.Min(to, bound)), cancellationToken)), bound);
        }

        var (entries, length) = await log.MeasureAsync(home, from, to, cancellationToken);
        return (Left(customer, entries), customer.Bound(home, length));
    }

    /// <summary>Where the customer is erased, what is left of the entries, whether it is written already or not.</summary>
    private static IReadOnlyList<LoggedEntry> Left(HomeAccess customer, IReadOnlyList<LoggedEntry> entries) =>
        customer.State.Profile.Erasure is { } erasure ? [.. entries.Select(entry => entry.While(erasure))] : entries;

    private async Task<HashSet<int>> ShownAsync(
        HomeAccess customer, CustomerId home, IReadOnlyList<LoggedEntry> entries, EntryFilter filter, CancellationToken cancellationToken)
    {
        var drafts = entries.Select(static e => (e.Id.Sequence, e.Entry.Draft)).ToList();
        var sessions = await reader.RawSessionsAsync(home, [.. drafts.Select(static e => e.Draft.Session).OfType<int>().Distinct()], cancellationToken);
        return
        [
            .. drafts
                .Select(e => (e.Sequence, e.Draft, Session: e.Draft.Session is { } n ? sessions[n] : null))
                .Where(e => filter.Takes(e.Draft, e.Session) && customer.Rules.Sees(e.Draft, e.Session))
                .Select(static e => e.Sequence),
        ];
    }

    private static GraphQLException WrongId(string argument, string what) =>
        new($"Argument \"{argument}\" is not the id of a {what}.", "INVALID_ID");
}
