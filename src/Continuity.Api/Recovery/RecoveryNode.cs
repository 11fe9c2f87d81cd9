using Continuity.Api.FollowUps;
using Continuity.Api.Tickets;
using Continuity.GraphQL;
using Continuity.Recovery;

namespace Continuity.Api.Recovery;

/// <summary>What is done on a ticket to make up for what went wrong: an apology, a review with the customer, the fix, the question whether it is right by now, and what is learnt from it.</summary>
/// <param name="ticket">The ticket.</param>
/// <param name="recovery">What was done.</param>
[ObjectType]
[GraphQLName("Recovery")]
internal sealed class RecoveryNode(TicketNode ticket, RecoveryRecord recovery)
{
    /// <summary>The steps of the latest round that were taken or skipped, in their order. The rounds and fixes before are in the thread.</summary>
    public IReadOnlyList<RecoveryMarkNode> Steps => [.. recovery.Steps.Select(static mark => new RecoveryMarkNode(mark))];

    /// <summary>The step that comes next; null once it is documented: then APOLOGIZED begins a new round.</summary>
    public RecoveryStep? Next => recovery.Next;

    /// <summary>What the customer got with the latest fix beyond what was owed to them; null for nothing.</summary>
    public string? SomethingExtra => recovery.SomethingExtra;

    /// <summary>What the latest fix left to the ticket's owner: to ask the customer whether it is right by now. Null before the fix.</summary>
    public async Task<FollowUpNode?> GetFollowUpAsync(FollowUpReader followUps, CancellationToken cancellationToken) =>
        recovery.FollowUp is { } number ? await followUps.FindAsync(new(ticket.Key.Home, number), cancellationToken) : null;

    /// <summary>The latest problem report on the ticket: what there is to make up for. Null where there is none that the caller may see.</summary>
    [Cost(RecoveryCosts.Report)]
    public Task<ProblemReportNode?> GetReportAsync(ProblemReportReader reports, CancellationToken cancellationToken) => reports.LatestOfTicketAsync(ticket, cancellationToken);
}
