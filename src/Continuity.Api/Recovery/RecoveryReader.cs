using Continuity.Api.Callers;
using Continuity.Api.Reading;
using Continuity.Api.Tickets;

namespace Continuity.Api.Recovery;

/// <summary>Gives agents what is done on tickets to make up for what went wrong.</summary>
internal sealed class RecoveryReader(CurrentCaller current, IRecoveryByTicketDataLoader recoveries)
{
    /// <summary>The recovery of a ticket that the caller sees; null before its first step, and for others than agents.</summary>
    public async Task<RecoveryNode?> OfTicketAsync(TicketNode ticket, CancellationToken cancellationToken) =>
        (await current.GetAsync(cancellationToken)).IsAgent && await recoveries.LoadAsync(ticket.Key, cancellationToken) is { } recovery ? new(ticket, recovery) : null;
}
