using Continuity.Api.Customers;
using Continuity.Api.Errors;
using Continuity.Api.Threads;

namespace Continuity.Api.Merging;

/// <summary>What came of undoing a merge.</summary>
internal sealed record UnmergeCustomersPayload : IPayload
{
    /// <summary>The customer that the other one had been merged into; null where it was refused.</summary>
    public CustomerNode? Customer { get; init; }

    /// <summary>The customer that had been merged into it, a customer of its own again; null where it was refused.</summary>
    public CustomerNode? Restored { get; init; }

    /// <summary>The sessions that came by an identity of one of the two and went on with a ticket of the other, since the merge: they stay with that ticket.</summary>
    public IReadOnlyList<SessionNode> StayedSessions { get; init; } = [];

    /// <inheritdoc/>
    public IReadOnlyList<UserError> Errors { get; init; } = [];
}
