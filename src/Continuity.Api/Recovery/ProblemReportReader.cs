using Continuity.Api.Callers;
using Continuity.Api.Reading;
using Continuity.Api.Tickets;
using Continuity.Recovery;

namespace Continuity.Api.Recovery;

/// <summary>Gives callers the problem reports that they may see.</summary>
internal sealed class ProblemReportReader(CurrentCaller current, IProblemReportByIdDataLoader reports)
{
    /// <summary>A report; null where there is none that the caller may see.</summary>
    public async Task<ProblemReportNode?> FindAsync(ProblemReportId id, CancellationToken cancellationToken) =>
        await ManyAsync([id], cancellationToken) is [var found] ? found : null;

    /// <summary>Those of some reports that the caller may see, in the order given.</summary>
    public async Task<IReadOnlyList<ProblemReportNode>> ManyAsync(IReadOnlyList<ProblemReportId> ids, CancellationToken cancellationToken)
    {
        var caller = await current.GetAsync(cancellationToken);
        if (!caller.IsAgent || ids.Count == 0)
        {
            return [];
        }

        var found = await reports.LoadAsync(ids, cancellationToken);
        return [.. ids.Zip(found).Where(pair => pair.Second?.IsSeenBy(caller) == true).Select(static pair => new ProblemReportNode(pair.First, pair.Second!))];
    }

    /// <summary>The reports of a ticket that the caller may see, oldest first.</summary>
    public Task<IReadOnlyList<ProblemReportNode>> OfTicketAsync(TicketNode ticket, CancellationToken cancellationToken) =>
        ManyAsync([.. ticket.Ticket.ProblemReports.Select(number => new ProblemReportId(ticket.Key.Home, number))], cancellationToken);

    /// <summary>The latest report of a ticket that the caller may see, or null. It is mostly the last: the one is read first, and only where it is not seen those before it, twice as many each time.</summary>
    public async Task<ProblemReportNode?> LatestOfTicketAsync(TicketNode ticket, CancellationToken cancellationToken)
    {
        var left = ticket.Ticket.ProblemReports.Select(number => new ProblemReportId(ticket.Key.Home, number)).Reverse().ToList();
        for (var step = 1; left.Count > 0; step *= 2)
        {
            if (await ManyAsync([.. left.Take(step)], cancellationToken) is [var latest, ..])
            {
                return latest;
            }

            left = [.. left.Skip(step)];
        }

        return null;
    }
}
