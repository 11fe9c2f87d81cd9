using Continuity.Api.Customers;
using Continuity.Api.Nodes;
using Continuity.Api.Reading;
using Continuity.GraphQL.Pagination;
using Continuity.GraphQL;
using Continuity.Threads;

namespace Continuity.Api.Threads;

/// <summary>One customer, one thread: every entry of every session on every channel, oldest first, nothing missing.</summary>
[ObjectType]
[GraphQLName("Thread")]
internal sealed class ThreadNode(CustomerNode customer) : INode
{
    /// <inheritdoc/>
    [ID]
    public string Id => NodeId.OfThread(customer.State.Id);

    /// <summary>The customer.</summary>
    public CustomerNode Customer => customer;

    /// <summary>The channels that sessions were held on, in the order of first use.</summary>
    public async ValueTask<IReadOnlyList<Channel>> GetChannelsAsync() => (await customer.Access.ProfileAsync()).Channels;

    /// <summary>Stands behind the newest entry of now: what is recorded later comes after it, and nothing is missed.</summary>
    public async ValueTask<string> GetCursorAsync(EntryPlaces places, CancellationToken cancellationToken) =>
        EntryCursor.Of(customer.State.Id, await places.EndAsync(customer.Access, cancellationToken));

    /// <summary>The sessions that go on, oldest first.</summary>
    public Task<IReadOnlyList<SessionNode>> GetOpenSessionsAsync(Reader reader, CancellationToken cancellationToken) =>
        reader.OpenSessionsAsync(customer.Access, cancellationToken);

    /// <summary>The entries, oldest first.</summary>
    /// <param name="first">The first so many, 1 to 100; 20 where neither `first` nor `last` is given.</param>
    /// <param name="after">Only what comes after this cursor.</param>
    /// <param name="last">The last so many, 1 to 100; not together with `first`.</param>
    /// <param name="before">Only what comes before this cursor.</param>
    /// <param name="channels">Only those of these channels; null for all.</param>
    /// <param name="ticketId">Only those about this ticket; null for all.</param>
    /// <param name="sessionId">Only those of this session; null for all.</param>
    public Task<Connection<EntryNode>> GetEntriesAsync(
        int? first,
        string? after,
        int? last,
        string? before,
        IReadOnlyList<Channel>? channels,
        [ID] string? ticketId,
        [ID] string? sessionId,
        EntryPages pages,
        CancellationToken cancellationToken) =>
        pages.OfThreadAsync(customer.Access, channels, ticketId, sessionId, first, after, last, before, cancellationToken);

    /// <summary>The sessions, oldest first.</summary>
    /// <param name="first">The first so many, 1 to 100; 20 where neither `first` nor `last` is given.</param>
    /// <param name="after">Only what comes after this cursor.</param>
    /// <param name="last">The last so many, 1 to 100; not together with `first`.</param>
    /// <param name="before">Only what comes before this cursor.</param>
    public Task<Connection<SessionNode>> GetSessionsAsync(
        int? first, string? after, int? last, string? before, Reader reader, CancellationToken cancellationToken) =>
        SessionPages.OfThreadAsync(customer.Access, first, after, last, before, reader, cancellationToken);
}
