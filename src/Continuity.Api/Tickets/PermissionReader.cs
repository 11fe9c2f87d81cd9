using System.Collections.Immutable;
using Continuity.Api.Callers;
using Continuity.Api.Reading;
using Continuity.Api.Staff;
using Continuity.Customers;
using Continuity.FollowUps;
using Continuity.Handoffs;
using Continuity.Queues;
using Continuity.Redis.Time;
using Continuity.Tickets;

namespace Continuity.Api.Tickets;

/// <summary>Tells callers what they may do with a ticket.</summary>
internal sealed class PermissionReader(
    IHandoffByIdDataLoader handoffs, IFollowUpByIdDataLoader followUps, QueueRules queues, CurrentRoster roster, CurrentCaller current, StoreTime time)
{
    public async Task<TicketPermissions> OfAsync(TicketNode ticket, CancellationToken cancellationToken)
    {
        var caller = await current.GetAsync(cancellationToken);
        var (home, one) = (ticket.Key.Home, ticket.Ticket);
        var isClosed = one.Status == TicketStatus.Closed;
        var offered = one.OpenHandoff is { } number && caller.IsAgent ? handoffs.LoadAsync(new HandoffId(home, number), cancellationToken) : Task.FromResult<Handoff?>(null);
        var owed = isClosed || !caller.IsAgent
            ? Task.FromResult<IReadOnlyList<FollowUp?>>([])
            : followUps.LoadAsync([.. one.FollowUps.Select(owedOne => new FollowUpId(home, owedOne))], cancellationToken);
        var state = new CustomerState(home)
        {
            Handoffs = await offered is { } handoff ? ImmutableDictionary<int, Handoff>.Empty.Add(handoff.Number, handoff) : ImmutableDictionary<int, Handoff>.Empty,
            FollowUps = (await owed).OfType<FollowUp>().ToImmutableDictionary(static followUp => followUp.Number),
        };
        return TicketPermissions.Of(state, caller, one, await roster.GetAsync(cancellationToken), queues, time.GetUtcNow());
    }
}
