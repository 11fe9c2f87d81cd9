using Continuity.Api.Callers;
using Continuity.Api.Reading;
using Continuity.Api.Tickets;

namespace Continuity.Api.Recovery;

/// <summary>Gives agents what is done on tickets to make up for what went wrong.</summary>
internal sealed class RecoveryReader(CurrentCaller current, IRecoveryByTicketDataLoader recoveries, ProblemReportReader reports)
{
    /// <summary>The recovery of a ticket that the caller sees. Before its first step it is empty where a problem was reported that they see, else null; null for others than agents.</summary>
    public async Task<RecoveryNode?> OfTicketAsync(TicketNode ticket, CancellationToken cancellationToken)
    {
        if (!(await current.GetAsync(cancellationToken)).IsAgent)
        {
            return null;
        }

        return await recoveries.LoadAsync(ticket.Key, cancellationToken) is { } recovery ? new(ticket, recovery)
            : await reports.LatestOfTicketAsync(ticket, cancellationToken) is not null ? new(ticket, new(ticket.Key.Number))
            : null;
    }
}
