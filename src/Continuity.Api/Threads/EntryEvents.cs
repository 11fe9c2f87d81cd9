using Continuity.Api.Callers;
using Continuity.Api.Nodes;
using Continuity.Api.Paging;
using Continuity.Api.Reading;
using Continuity.Customers;
using Continuity.GraphQL;
using Continuity.Merging;
using Continuity.Redis.Customers;
using Continuity.Redis.Threads;
using Continuity.Threads;

namespace Continuity.Api.Threads;

/// <summary>
/// The entries of a customer's thread as they come, as far as the caller may see them when they come. It outlives the request's reading, and so reads by itself: not
/// through <see cref="Reader"/>, which remembers.
/// </summary>
internal sealed class EntryEvents(EntryFeed feed, CustomerStore customers, RecordReader records, EntryPlaces places, CurrentCaller current)
{
    /// <summary>Opens the stream.</summary>
    /// <param name="customerId">The customer's id, as the caller gave it: any of its homes.</param>
    /// <param name="after">The cursor that the caller gave, or null.</param>
    /// <param name="cancellationToken">Cancels the opening.</param>
    /// <exception cref="GraphQLException">There is no such customer that the caller may know of, or the cursor is none of its thread.</exception>
    public async Task<IAsyncEnumerable<EntryNode>> OpenAsync(string customerId, string? after, CancellationToken cancellationToken)
    {
        var asked = NodeId.Customer(customerId) ?? throw new GraphQLException("Argument \"customerId\" is not the id of a customer.", "INVALID_ID");
        var given = after is null ? null : EntryCursor.PlaceOf(ListPlace.Read("after", after, EntryCursor.Kind));
        var access = await AccessAsync(asked, cancellationToken);
        if (!access.Rules.SeesCustomer || access.State.IsEmpty)
        {
            throw new GraphQLException("Argument \"customerId\": there is no customer of this id that you may know of.", "NOT_FOUND");
        }

        var end = await places.EndAsync(access, cancellationToken);
        await feed.ConfirmAsync(end.Homes.Keys, cancellationToken);
        var from = given is null ? end : given.With(Earlier(await places.WithinAsync("after", given, access, cancellationToken), end));
        return feed.FollowAsync(asked, from, (entries, token) => VisibleAsync(asked, entries, token), CancellationToken.None);
    }

    private static ThreadPosition Earlier(ThreadPosition given, ThreadPosition end) =>
        ThreadPosition.Of(end.Homes.Select(home => KeyValuePair.Create(home.Key, Math.Min(given.Homes[home.Key], home.Value))));

    private static EntryNode Node(PlacedEntry placed) => EntryNode.Of(placed.Entry, EntryCursor.Of(placed.Entry.Id.Home, placed.Place));

    private async Task<IReadOnlyList<EntryNode>> VisibleAsync(CustomerId asked, IReadOnlyList<PlacedEntry> entries, CancellationToken cancellationToken)
    {
        current.Forget();
        if ((await current.GetAsync(cancellationToken)).IsAgent)
        {
            return [.. entries.Select(Node)];
        }

        var access = await AccessAsync(asked, cancellationToken);
        if (!access.Rules.SeesCustomer)
        {
            throw new GraphQLException("You may no longer see this customer.", "FORBIDDEN");
        }

        // What was read at a home that has left the customer since is not theirs any more.
        var theirs = entries.Where(e => access.Homes.Contains(e.Entry.Id.Home)).ToList();
        var sessions = await records.SessionsAsync(
            theirs.Select(static e => SessionOf(e.Entry)).OfType<SessionId>().Distinct(), cancellationToken);
        return [.. theirs.Where(e => access.Rules.Sees(e.Entry.Draft, SessionOf(e.Entry) is { } id ? sessions[id] : null)).Select(Node)];
    }

    private static SessionId? SessionOf(Entry entry) => entry.Draft.Session is { } number ? new(entry.Id.Home, number) : null;

    private async Task<HomeAccess> AccessAsync(CustomerId home, CancellationToken cancellationToken)
    {
        var caller = await current.GetAsync(cancellationToken);
        var survivor = (await customers.LoadManyAsync([home], cancellationToken))[home];
        return await HomeAccess.OfAsync(
            caller,
            survivor,
            customers,
            async (at, open) => (await records.SessionsAsync(at, [.. open], cancellationToken)).ToDictionary(static session => session.Number),
            cancellationToken);
    }
}
