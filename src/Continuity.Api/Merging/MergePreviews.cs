using Continuity.Api.Customers;
using Continuity.Api.FollowUps;
using Continuity.Api.Nodes;
using Continuity.Api.Reading;
using Continuity.Api.Tickets;
using Continuity.Callers;
using Continuity.Customers;
using Continuity.GraphQL;
using Continuity.Merging;
using Continuity.Redis.Customers;
using Continuity.Tickets;

namespace Continuity.Api.Merging;

/// <summary>Shows agents what a merge would bring together.</summary>
internal sealed class MergePreviews(CustomerStore store, Caller caller, IdentityOptions identities, MergeOptions options)
{
    /// <summary>Shows it.</summary>
    /// <param name="survivorId">The id of the customer that both would be known by.</param>
    /// <param name="mergedId">The other one's.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="GraphQLException">The caller is no agent, or there is no such customer.</exception>
    public async Task<MergePreviewNode> OfAsync(string survivorId, string mergedId, CancellationToken cancellationToken)
    {
        if (!caller.IsAgent)
        {
            throw new GraphQLException("What a merge would bring together is for agents.", "FORBIDDEN");
        }

        var found = await Task.WhenAll(
            LoadAsync("survivorId", survivorId, cancellationToken),
            LoadAsync("mergedId", mergedId, cancellationToken));
        var (survivor, merged) = (CustomerHomes.Of(found[0]), CustomerHomes.Of(found[1]));
        IReadOnlyList<CustomerHomes> both = survivor.Id == merged.Id ? [survivor] : [survivor, merged];
        return new(
            new(HomeAccess.Of(caller, found[0])),
            new(HomeAccess.Of(caller, found[1])),
            [.. both.SelectMany(customer => customer.Profile.Identities).DistinctBy(linked => linked.Identity).Select(linked => new IdentityNode(linked))],
            [
                .. both.SelectMany(customer => customer.All)
                    .SelectMany(home => home.Tickets.Values.Select(ticket => (Home: home.Id, Ticket: ticket)))
                    .Where(one => one.Ticket.Status == TicketStatus.Open)
                    .OrderByDescending(one => one.Ticket.OpenedAt)
                    .Select(one => new TicketNode(new(one.Home, one.Ticket.Number), one.Ticket, one.Ticket.Subject)),
            ],
            [
                .. both.SelectMany(customer => customer.All)
                    .SelectMany(home => home.FollowUps.Values.Select(followUp => (Home: home.Id, FollowUp: followUp)))
                    .Where(one => one.FollowUp.IsOpen)
                    .OrderBy(one => one.FollowUp.DueAt)
                    .Select(one => new FollowUpNode(new(one.Home, one.FollowUp.Number), one.FollowUp, true)),
            ],
            MergeWarnings.Of(survivor, merged, identities, options));
    }

    private async Task<CustomerState> LoadAsync(string argument, string id, CancellationToken cancellationToken)
    {
        var home = NodeId.Customer(id) ?? throw new GraphQLException($"Argument \"{argument}\" is not the id of a customer.", "INVALID_ID");
        var state = await store.SurvivorAsync(home, cancellationToken);
        return state.IsEmpty ? throw new GraphQLException($"Argument \"{argument}\": there is no customer of this id.", "NOT_FOUND") : state;
    }
}
