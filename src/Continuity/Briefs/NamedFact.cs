using Continuity.Callers;
using Continuity.Customers;
using Continuity.Decisions;

namespace Continuity.Briefs;

/// <summary>Finds the fact that a command names, and puts a changed one in its place.</summary>
internal static class NamedFact
{
    /// <summary>Finds it.</summary>
    /// <param name="state">The customer's home.</param>
    /// <param name="caller">Who asks.</param>
    /// <param name="brief">What was recorded of the ticket.</param>
    /// <param name="number">The fact's number.</param>
    /// <returns>The fact; or NOT_FOUND where there is none, or none that the caller may see.</returns>
    public static Outcome<Fact> Find(CustomerState state, Caller caller, BriefRecord brief, int number) =>
        brief.Facts.FirstOrDefault(fact => fact.Number == number) is { } fact && BriefRights.Sees(state, caller, fact.ShownFrom)
            ? fact
            : Refusal.NotFound("fact", "input", "factId");

    /// <summary>The fact is not in a state that allows it.</summary>
    /// <param name="message">What state it is in.</param>
    public static Refusal WrongState(string message) => new(RefusalCode.WrongState, message) { Path = ["input", "factId"] };

    /// <summary>The brief with a fact changed.</summary>
    /// <param name="brief">What was recorded.</param>
    /// <param name="fact">The fact as it is now.</param>
    public static BriefRecord Replace(BriefRecord brief, Fact fact) => brief with { Facts = [.. brief.Facts.Select(one => one.Number == fact.Number ? fact : one)] };
}
