using Continuity.Callers;
using Continuity.Customers;

namespace Continuity.Briefs;

/// <summary>Something that was tried, so that nobody asks the customer to try it again.</summary>
/// <param name="Number">Its number on its ticket, from 1.</param>
/// <param name="What">What was tried, 1 to 2,000 characters.</param>
/// <param name="Outcome">What came of it, 1 to 2,000 characters.</param>
/// <param name="By">Who tried it.</param>
/// <param name="At">When.</param>
public sealed record Attempt(int Number, string What, string Outcome, ActorRef By, DateTimeOffset At)
{
    /// <summary>The assurance from which the session that it was recorded in is shown: under a lower one it is not. VERIFIED where it was recorded in none.</summary>
    public Assurance ShownFrom { get; init; } = Assurance.Verified;
}
