using Continuity.Api.Tickets;
using Continuity.GraphQL;

namespace Continuity.Api.Recovery;

/// <summary>Commands that make up for what went wrong.</summary>
[MutationType]
internal static class RecoveryMutations
{
    /// <summary>
    /// Says that a step of a service recovery was taken: APOLOGIZED, REVIEWED, FIXED, FOLLOWED_UP, DOCUMENTED, in this order, or with a reason for those that are skipped, which may be
    /// taken later. By the agent who handles or owns the ticket, who acts for its owner, or a supervisor. FIXED leaves the owner a follow-up after 20 minutes (an option), and FOLLOWED_UP
    /// keeps it. Until DOCUMENTED, FIXED may be taken again, where it is still broken: what came of the fix before is void, and another follow-up is left in place of the one that is open.
    /// After DOCUMENTED, APOLOGIZED begins a new round. What was marked before stays in the thread. The same words by the same caller as a step has already change nothing.
    /// </summary>
    /// <param name="input">What to do.</param>
    public static Task<TicketPayload> MarkRecoveryStepAsync(MarkRecoveryStepInput input, RecoveryCommands recoveries, CancellationToken cancellationToken) =>
        recoveries.MarkAsync(input, cancellationToken);
}
