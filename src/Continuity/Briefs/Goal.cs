using Continuity.Callers;
using Continuity.Customers;

namespace Continuity.Briefs;

/// <summary>What the customer wants to reach.</summary>
/// <param name="Text">What it is, 1 to 2,000 characters.</param>
/// <param name="SetBy">Who recorded it.</param>
/// <param name="SetAt">When.</param>
public sealed record Goal(string Text, ActorRef SetBy, DateTimeOffset SetAt)
{
    /// <summary>The assurance from which the session that it was recorded in is shown: under a lower one it is not. VERIFIED where it was recorded in none.</summary>
    public Assurance ShownFrom { get; init; } = Assurance.Verified;
}
