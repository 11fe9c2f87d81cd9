using Continuity.Merging;
using Continuity.Threads;

namespace Continuity.Customers;

/// <summary>The customer that a session's identities come to.</summary>
/// <param name="Customer">The customer; null where a new one is to be made.</param>
/// <param name="Rule">Why this one.</param>
/// <param name="Claims">
/// The claims that are this customer's, those that count for most first: those that led here, and those that led nowhere and are linked now.
/// </param>
/// <param name="OthersLeftAlone">Whether some identity is another customer's, of whom nothing is suggested.</param>
public sealed record ResolvedCustomer(CustomerId? Customer, CustomerRule Rule, IReadOnlyList<IdentityClaim> Claims, bool OthersLeftAlone)
{
    /// <summary>The homes at which the customer had those of the claims that were linked. Where one is no longer linked when the session is committed, it counts for nothing.</summary>
    public IReadOnlyDictionary<Identity, CustomerId> LinkedAt { get; init; } = new Dictionary<Identity, CustomerId>();

    /// <summary>The homes that those of the claims led to which were not linked: somebody else is about to link them there, and they may be linked there only.</summary>
    public IReadOnlyDictionary<Identity, CustomerId> HeldAt { get; init; } = new Dictionary<Identity, CustomerId>();

    /// <summary>The claims that were left out, for a person would have too many strong identities with them.</summary>
    public IReadOnlyList<DroppedClaim> Dropped { get; init; } = [];

    /// <summary>The kinds of those identities given that tell nobody apart, and were left out.</summary>
    public IReadOnlyList<IdentityKind> NeverMatched { get; init; } = [];

    /// <summary>The other customers who are the same person, as is proved: to be merged before the session begins.</summary>
    public IReadOnlyList<ProvenMerge> Merges { get; init; } = [];

    /// <summary>How many customers were merged into one because of this session.</summary>
    public int Merged { get; init; }

    /// <summary>The other customers who may be the same person, and of whom that is to be suggested.</summary>
    public IReadOnlyList<SuggestedMerge> Suggestions { get; init; } = [];

    /// <summary>How many customers there are besides of whom it was suggested before, and stands.</summary>
    public int SuggestedBefore { get; init; }
}
