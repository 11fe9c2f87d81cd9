using Continuity.FollowUps;
using Continuity.GraphQL;
using Continuity.GraphQL.Pagination;

namespace Continuity.Api.FollowUps;

/// <summary>What is owed to customers.</summary>
[QueryType]
internal static class FollowUpQueries
{
    /// <summary>
    /// What agents owe to customers, the earliest due first. An agent is shown what they owe, what was told to them as missed, and what those owe whom they stand in for; a supervisor,
    /// what anybody owes. FORBIDDEN to others.
    /// </summary>
    /// <param name="first">The first so many, 1 to 100; 20 where it is not given.</param>
    /// <param name="after">Only what comes after this cursor.</param>
    /// <param name="agentId">Only of this agent; null for all that you may ask for.</param>
    /// <param name="state">Only those that stand there; null for the open ones: PENDING, DUE and MISSED.</param>
    public static Task<Connection<FollowUpNode>> GetObligationsAsync(
        int? first, string? after, [ID] string? agentId, FollowUpState? state, FollowUpPages pages, CancellationToken cancellationToken) =>
        pages.ObligationsAsync(first, after, agentId, state, cancellationToken);
}
