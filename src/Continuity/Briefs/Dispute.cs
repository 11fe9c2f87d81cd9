using Continuity.Callers;
using Continuity.Customers;

namespace Continuity.Briefs;

/// <summary>That somebody says a fact is not so.</summary>
/// <param name="Reason">Why, 3 to 2,000 characters.</param>
/// <param name="RaisedBy">Who says so.</param>
/// <param name="RaisedAt">When.</param>
public sealed record Dispute(string Reason, ActorRef RaisedBy, DateTimeOffset RaisedAt)
{
    /// <summary>What is told in place of a reason that the viewer is not shown.</summary>
    internal const string Withheld = "Not shown here.";

    /// <summary>The assurance from which the reason is shown: that under which it was given. That the fact is disputed is shown to whoever is shown the fact.</summary>
    public Assurance ShownFrom { get; init; } = Assurance.Verified;

    /// <summary>The assurance from which the outcome is shown: to a customer who raised it, the same as their reason. How it was settled is shown to whoever is shown the fact.</summary>
    public Assurance OutcomeShownFrom { get; init; } = Assurance.Verified;

    /// <summary>When an agent settled it, or null while it is open.</summary>
    public DateTimeOffset? SettledAt { get; init; }

    /// <summary>The agent who settled it, or null.</summary>
    public ActorRef? SettledBy { get; init; }

    /// <summary>Whether the fact was found to be wrong, the customer right; null while it is open.</summary>
    public bool? Upheld { get; init; }

    /// <summary>What was found, in words, or null.</summary>
    public string? Outcome { get; init; }
}
