using Continuity.Callers;
using Continuity.Customers;

namespace Continuity.Merging;

/// <summary>That two customers may be one, kept at both; or, once it was dismissed, that it is not to be suggested again.</summary>
/// <param name="Other">The other customer's home.</param>
/// <param name="Shared">The identity that spoke for it, as one of the two has it.</param>
/// <param name="Why">Why they may be one, and why they were not merged, without identities' values.</param>
/// <param name="At">When it was suggested.</param>
public sealed record MergeSuggestion(CustomerId Other, LinkedIdentity Shared, string Why, DateTimeOffset At)
{
    /// <summary>When it was dismissed, or null while it stands.</summary>
    public DateTimeOffset? DismissedAt { get; init; }

    /// <summary>Who dismissed it, or null.</summary>
    public ActorRef? DismissedBy { get; init; }

    /// <summary>Why it was dismissed, or null.</summary>
    public string? DismissReason { get; init; }
}
