using Continuity.Api.FollowUps;
using Continuity.Api.Handoffs;
using Continuity.Api.Nodes;
using Continuity.Api.Paging;
using Continuity.Api.Reading;
using Continuity.Api.Staff;
using Continuity.Api.Tickets;
using Continuity.Callers;
using Continuity.Customers;
using Continuity.FollowUps;
using Continuity.GraphQL.Pagination;
using Continuity.Handoffs;
using Continuity.Redis.Inboxes;
using Continuity.Redis.Time;
using Continuity.Tickets;

namespace Continuity.Api.Inboxes;

/// <summary>Pages of agents' inboxes. What the record no longer confirms, as the lists may be a moment behind it, is left out.</summary>
internal sealed class InboxPages(InboxLists lists, Reader reader, FollowUpReader followUps, HandoffReader handoffs, OwnershipReader ownership, CurrentRoster rosters, StoreTime time)
{
    public async Task<Connection<HandoffNode>> OffersAsync(string agent, int? first, string? after, CancellationToken cancellationToken)
    {
        var agents = await WithCoveredAsync(agent, cancellationToken);
        return await PageAsync(
            ScopeOf(nameof(InboxList.Offers), agent),
            agents,
            [InboxList.Offers],
            first,
            after,
            item => handoffs.FindAsync(new(item.Home, item.Number), cancellationToken),
            node => node.State == HandoffState.Offered && node.Handoff.To.Agent is { } to && agents.Contains(to),
            cancellationToken);
    }

    public Task<Connection<OwnershipOfferNode>> OwnershipOffersAsync(string agent, int? first, string? after, CancellationToken cancellationToken) => PageAsync(
        ScopeOf(nameof(InboxList.OwnershipOffers), agent),
        [agent],
        [InboxList.OwnershipOffers],
        first,
        after,
        item => ownership.FindAsync(new(item.Home, item.Number), cancellationToken),
        node => node.State == HandoffState.Offered && node.Offer.To == agent,
        cancellationToken);

    public Task<Connection<TicketNode>> HandlingAsync(string agent, int? first, string? after, CancellationToken cancellationToken) => PageAsync(
        ScopeOf(nameof(InboxList.Handling), agent),
        [agent],
        [InboxList.Handling],
        first,
        after,
        item => reader.TicketAsync(new(item.Home, item.Number), cancellationToken),
        node => node.Ticket.Status == TicketStatus.Open && node.Ticket.Handler == ActorRef.Agent(agent),
        cancellationToken);

    public Task<Connection<TicketNode>> ResponsibleAsync(string agent, int? first, string? after, CancellationToken cancellationToken) => PageAsync(
        ScopeOf(nameof(InboxList.Responsible), agent),
        [agent],
        [InboxList.Responsible],
        first,
        after,
        item => reader.TicketAsync(new(item.Home, item.Number), cancellationToken),
        node => node.Ticket.Status != TicketStatus.Closed && node.Ticket.Owner == agent,
        cancellationToken);

    public async Task<Connection<FollowUpNode>> FollowUpsAsync(string agent, FollowUpState? state, int? first, string? after, CancellationToken cancellationToken) =>
        await FollowUpsAsync(ScopeOf("FollowUps", agent), await WithCoveredAsync(agent, cancellationToken), state, first, after, cancellationToken);

    /// <summary>What some agents owe, and what was told to them as missed.</summary>
    /// <param name="scope">What the list is called in its cursors.</param>
    /// <param name="agents">The agents.</param>
    /// <param name="state">Only those that stand there; null for the open ones.</param>
    /// <param name="first">How many.</param>
    /// <param name="after">A cursor of this list, or null.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public Task<Connection<FollowUpNode>> FollowUpsAsync(
        string scope, IReadOnlyList<string> agents, FollowUpState? state, int? first, string? after, CancellationToken cancellationToken)
    {
        var theirs = agents.ToHashSet(StringComparer.Ordinal);
        return PageAsync(
            scope,
            agents,
            InboxLists.FollowUps(state),
            first,
            after,
            item => followUps.FindAsync(new(item.Home, item.Number), cancellationToken),
            node => (state is null ? node.FollowUp.IsOpen : node.State == state)
                && (theirs.Contains(node.FollowUp.Responsible) || (node.FollowUp is { IsOpen: true, EscalatedTo: { } told } && theirs.Contains(told))),
            cancellationToken);
    }

    /// <summary>The agent, and those whose work they do now.</summary>
    private async Task<IReadOnlyList<string>> WithCoveredAsync(string agent, CancellationToken cancellationToken) =>
        [agent, .. (await rosters.GetAsync(cancellationToken)).Covered(agent, time.GetUtcNow())];

    private static string ScopeOf(string name, string agent) => $"{name} {NodeId.OfAgent(agent)}";

    private async Task<Connection<TNode>> PageAsync<TNode>(
        string scope,
        IReadOnlyList<string> agents,
        IReadOnlyList<InboxList> from,
        int? first,
        string? after,
        Func<InboxItem, Task<TNode?>> read,
        Predicate<TNode> isConfirmed,
        CancellationToken cancellationToken)
        where TNode : class
    {
        var page = PageArguments.Read(InboxPlace.Kind, scope, first, after);

        // What has just moved may stand in two lists.
        var seen = new HashSet<(CustomerId, int)>();
        return await ConfirmedPage.ReadAsync<InboxItem, TNode>(
            page,
            page.After is { } position ? InboxPlace.Read(position) : null,
            (last, take) => lists.PageAsync(agents, from, last, take, cancellationToken),
            async item => seen.Add((item.Home, item.Number)) && await read(item) is { } node && isConfirmed(node) ? node : null,
            item => InboxPlace.ToCursor(scope, item));
    }
}
