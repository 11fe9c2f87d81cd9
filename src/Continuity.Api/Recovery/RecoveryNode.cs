using Continuity.Api.FollowUps;
using Continuity.GraphQL;
using Continuity.Recovery;
using Continuity.Tickets;

namespace Continuity.Api.Recovery;

/// <summary>What is done on a ticket to make up for what went wrong: an apology, a review with the customer, the fix, the question whether it is right by now, and what is learnt from it.</summary>
/// <param name="key">The ticket.</param>
/// <param name="recovery">What was done.</param>
[ObjectType]
[GraphQLName("Recovery")]
internal sealed class RecoveryNode(TicketId key, RecoveryRecord recovery)
{
    /// <summary>The steps that were taken or skipped, in their order.</summary>
    public IReadOnlyList<RecoveryMarkNode> Steps => [.. recovery.Steps.Select(static mark => new RecoveryMarkNode(mark))];

    /// <summary>The step that comes next; null once it is documented.</summary>
    public RecoveryStep? Next => recovery.Next;

    /// <summary>What the customer got beyond what was owed to them; null for nothing.</summary>
    public string? SomethingExtra => recovery.SomethingExtra;

    /// <summary>What the fix left to the ticket's owner: to ask the customer whether it is right by now. Null before the fix.</summary>
    public async Task<FollowUpNode?> GetFollowUpAsync(FollowUpReader followUps, CancellationToken cancellationToken) =>
        recovery.FollowUp is { } number ? await followUps.FindAsync(new(key.Home, number), cancellationToken) : null;
}
