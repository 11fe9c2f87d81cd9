using Continuity.Callers;
using Continuity.Customers;

namespace Continuity.Briefs;

/// <summary>Something that matters for a ticket, with how sure it is and where it comes from. It is never changed: what turns out wrong is disputed, what turns up later is recorded beside it.</summary>
/// <param name="Number">Its number on its ticket, from 1.</param>
/// <param name="Statement">What it is, 1 to 2,000 characters.</param>
/// <param name="Certainty">How sure it is.</param>
/// <param name="Source">Who or what says so.</param>
/// <param name="RecordedBy">Who recorded it.</param>
/// <param name="RecordedAt">When.</param>
public sealed record Fact(int Number, string Statement, Certainty Certainty, FactSource Source, ActorRef RecordedBy, DateTimeOffset RecordedAt)
{
    /// <summary>What is said against it: the latest dispute, open or settled; null where nobody disputed it.</summary>
    public Dispute? Dispute { get; init; }

    /// <summary>The assurance from which the session that it was recorded in is shown: under a lower one it is not. VERIFIED where it was recorded in none.</summary>
    public Assurance ShownFrom { get; init; } = Assurance.Verified;

    /// <summary>Whether it is disputed, and nobody has settled that yet.</summary>
    public bool IsDisputed => Dispute is { SettledAt: null };

    /// <summary>Whether it was found to be wrong: it is shown with the settlement, and told as true no more.</summary>
    public bool IsWrong => Dispute is { Upheld: true };
}
