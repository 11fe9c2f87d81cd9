using Continuity.Api.FollowUps;
using Continuity.Api.Handoffs;
using Continuity.Api.Tickets;
using Continuity.FollowUps;
using Continuity.GraphQL;
using Continuity.GraphQL.Pagination;

namespace Continuity.Api.Inboxes;

/// <summary>An agent's work, the most urgent first. For agents only.</summary>
[ObjectType]
[GraphQLName("Inbox")]
internal sealed class InboxNode
{
    private readonly string agent;

    private InboxNode(string agent, string cursor) => (this.agent, Cursor) = (agent, cursor);

    /// <summary>Stands behind the newest event that the lists show: follow `inboxEvents` from it, and nothing is missed between.</summary>
    public string Cursor { get; }

    /// <summary>Handoffs that wait for their accept or decline, by when they expire; also of those whose deputy they are now.</summary>
    /// <param name="first">The first so many, 1 to 100; 20 where it is not given.</param>
    /// <param name="after">Only what comes after this cursor.</param>
    public Task<Connection<HandoffNode>> GetOffersAsync(int? first, string? after, InboxPages pages, CancellationToken cancellationToken) =>
        pages.OffersAsync(agent, first, after, cancellationToken);

    /// <summary>Offers of ownership that wait for their accept or decline, by when they expire.</summary>
    /// <param name="first">The first so many, 1 to 100; 20 where it is not given.</param>
    /// <param name="after">Only what comes after this cursor.</param>
    public Task<Connection<OwnershipOfferNode>> GetOwnershipOffersAsync(int? first, string? after, InboxPages pages, CancellationToken cancellationToken) =>
        pages.OwnershipOffersAsync(agent, first, after, cancellationToken);

    /// <summary>The open tickets that they work on: those with the earliest open follow-up first; after these, those that have none, the oldest first.</summary>
    /// <param name="first">The first so many, 1 to 100; 20 where it is not given.</param>
    /// <param name="after">Only what comes after this cursor.</param>
    public Task<Connection<TicketNode>> GetHandlingAsync(int? first, string? after, InboxPages pages, CancellationToken cancellationToken) =>
        pages.HandlingAsync(agent, first, after, cancellationToken);

    /// <summary>The tickets that they own and that are not closed, whoever works on them, in the same order.</summary>
    /// <param name="first">The first so many, 1 to 100; 20 where it is not given.</param>
    /// <param name="after">Only what comes after this cursor.</param>
    public Task<Connection<TicketNode>> GetResponsibleAsync(int? first, string? after, InboxPages pages, CancellationToken cancellationToken) =>
        pages.ResponsibleAsync(agent, first, after, cancellationToken);

    /// <summary>
    /// What they owe customers, and what others owe and was escalated to them, by when it is due; also of those whose deputy they are now.
    /// </summary>
    /// <param name="first">The first so many, 1 to 100; 20 where it is not given.</param>
    /// <param name="after">Only what comes after this cursor.</param>
    /// <param name="state">Only those in this state; null for all that are open: PENDING, DUE or MISSED.</param>
    public Task<Connection<FollowUpNode>> GetFollowUpsAsync(int? first, string? after, FollowUpState? state, InboxPages pages, CancellationToken cancellationToken) =>
        pages.FollowUpsAsync(agent, state, first, after, cancellationToken);

    /// <summary>Opens an inbox. The cursor is read before any list is, which may show more than lies before it, and never less.</summary>
    internal static async Task<InboxNode> OpenAsync(string agent, EventStreams streams, CancellationToken cancellationToken) =>
        new(agent, await streams.CursorAsync(EventSource.OfAgent(agent), cancellationToken));
}
