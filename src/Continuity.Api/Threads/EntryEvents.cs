using Continuity.Api.Callers;
using Continuity.Api.Nodes;
using Continuity.Api.Reading;
using Continuity.Customers;
using Continuity.GraphQL;
using Continuity.Redis.Customers;
using Continuity.Redis.Threads;
using Continuity.Threads;

namespace Continuity.Api.Threads;

/// <summary>
/// The entries of a customer's log as they come, as far as the caller may see them when they come. It outlives the request's reading, and so reads by itself: not
/// through <see cref="Reader"/>, which remembers.
/// </summary>
internal sealed class EntryEvents(EntryFeed feed, CustomerStore customers, RecordReader records, CurrentCaller current)
{
    /// <summary>Opens the stream.</summary>
    /// <param name="customerId">The customer's id, as the caller gave it.</param>
    /// <param name="after">The cursor that the caller gave, or null.</param>
    /// <param name="cancellationToken">Cancels the opening.</param>
    /// <exception cref="GraphQLException">There is no such customer that the caller may know of, or the cursor is none of its thread.</exception>
    public async Task<IAsyncEnumerable<EntryNode>> OpenAsync(string customerId, string? after, CancellationToken cancellationToken)
    {
        var asked = NodeId.Customer(customerId) ?? throw new GraphQLException("Argument \"customerId\" is not the id of a customer.", "INVALID_ID");
        var access = await AccessAsync(asked, cancellationToken);
        if (!access.Rules.SeesCustomer || access.State.IsEmpty)
        {
            throw new GraphQLException("Argument \"customerId\": there is no customer of this id that you may know of.", "NOT_FOUND");
        }

        var (home, length) = (access.State.Id, access.State.LogLength);
        var from = after is null ? length : Math.Min(EntryCursor.Read("after", after, home), length);
        return feed.FollowAsync(home, from, (entries, token) => VisibleAsync(home, entries, token), CancellationToken.None);
    }

    private async Task<IReadOnlyList<EntryNode>> VisibleAsync(CustomerId home, IReadOnlyList<Entry> entries, CancellationToken cancellationToken)
    {
        current.Forget();
        if ((await current.GetAsync(cancellationToken)).IsAgent)
        {
            return [.. entries.Select(EntryNode.Of)];
        }

        var access = await AccessAsync(home, cancellationToken);
        if (!access.Rules.SeesCustomer)
        {
            throw new GraphQLException("You may no longer see this customer.", "FORBIDDEN");
        }

        var sessions = await SessionsAsync(home, entries.Select(e => e.Draft.Session).OfType<int>().Distinct(), cancellationToken);
        return [.. entries.Where(e => access.Rules.Sees(e.Draft, e.Draft.Session is { } number ? sessions[number] : null)).Select(EntryNode.Of)];
    }

    private async Task<HomeAccess> AccessAsync(CustomerId home, CancellationToken cancellationToken)
    {
        var caller = await current.GetAsync(cancellationToken);
        var state = await customers.LoadAsync(home, [], [], cancellationToken);
        return await HomeAccess.OfAsync(caller, state, open => SessionsAsync(state.Id, open, cancellationToken));
    }

    private async Task<IReadOnlyDictionary<int, Session>> SessionsAsync(CustomerId home, IEnumerable<int> numbers, CancellationToken cancellationToken) =>
        (await records.SessionsAsync(home, [.. numbers], cancellationToken)).ToDictionary(s => s.Number);
}
