using Continuity.Callers;
using Continuity.Customers;

namespace Continuity.Briefs;

/// <summary>What the customer was understood to say, in the words in which it was said back to them. A later one needs a confirmation of its own.</summary>
/// <param name="Text">The words, 1 to 2,000 characters.</param>
/// <param name="StatedBy">Who restated it.</param>
/// <param name="StatedAt">When.</param>
public sealed record Restatement(string Text, ActorRef StatedBy, DateTimeOffset StatedAt)
{
    /// <summary>When the customer said yes to it, or null.</summary>
    public DateTimeOffset? ConfirmedAt { get; init; }

    /// <summary>Who recorded the customer's yes: the customer in person, or the agent or bot who heard it; null before.</summary>
    public ActorRef? ConfirmedBy { get; init; }

    /// <summary>The assurance from which the session that it was recorded in is shown: under a lower one it is not. VERIFIED where it was recorded in none.</summary>
    public Assurance ShownFrom { get; init; } = Assurance.Verified;

    /// <summary>Whether the customer has said yes to it.</summary>
    public bool IsConfirmed => ConfirmedAt is not null;
}
