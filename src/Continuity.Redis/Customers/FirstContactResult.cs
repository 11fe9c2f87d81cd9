using System.Diagnostics.CodeAnalysis;
using Continuity.Customers;
using Continuity.Decisions;
using Continuity.Merging;

namespace Continuity.Redis.Customers;

/// <summary>Where a session goes.</summary>
/// <param name="Home">The customer to commit at: the found one, or a new one that is claimed and still empty.</param>
/// <param name="Resolution">How the customer was found; its customer is <paramref name="Home"/>.</param>
public sealed record FirstContactResult(CustomerId Home, ResolvedCustomer Resolution)
{
    /// <summary>The identities that were free and were claimed for <see cref="Home"/>; they are to be given back where the session is refused.</summary>
    public IReadOnlyList<Identity> Taken { get; init; } = [];

    /// <summary>The merges that were made here, for the session proved them.</summary>
    public IReadOnlyList<MergeId> Merges { get; init; } = [];

    /// <summary>The pairs of customers that were to be merged, and could not be.</summary>
    public IReadOnlyList<(CustomerId One, CustomerId Other)> NotMerged { get; init; } = [];

    /// <summary>Why there is no home: the idempotency key was used with another payload. Null otherwise.</summary>
    public Refusal? Refusal { get; init; }

    /// <summary>Whether there is a home.</summary>
    [MemberNotNullWhen(false, nameof(Refusal))]
    public bool IsAccepted => Refusal is null;
}
