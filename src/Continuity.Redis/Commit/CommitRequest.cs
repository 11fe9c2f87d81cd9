using Continuity.Customers;

namespace Continuity.Redis.Commit;

/// <summary>What a command needs to know before it is decided.</summary>
/// <param name="Home">The customer; one that was redirected is followed.</param>
public sealed record CommitRequest(CustomerId Home)
{
    /// <summary>The numbers of the tickets it names, beside the live ones.</summary>
    public IReadOnlyList<int> Tickets { get; init; } = [];

    /// <summary>The numbers of the sessions it names; the tickets of these come with them.</summary>
    public IReadOnlyList<int> Sessions { get; init; } = [];

    /// <summary>What makes it the same as an earlier one; null where it may be done twice.</summary>
    public Idempotency? Idempotency { get; init; }
}
