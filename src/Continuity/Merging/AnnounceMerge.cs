using Continuity.Callers;
using Continuity.Customers;
using Continuity.Decisions;
using Continuity.Privacy;

namespace Continuity.Merging;

/// <summary>
/// Decides whether a customer is to be merged into another, and announces it at the one that is merged: from then on nothing else is done at its home
/// until it is known whether the survivor takes it in.
/// </summary>
public static class AnnounceMerge
{
    /// <summary>Decides.</summary>
    /// <param name="state">The survivor's home of the customer that is to be merged.</param>
    /// <param name="survivor">The survivor's home of the other customer.</param>
    /// <param name="by">Who merges them; they may (<see cref="MergeRights"/>).</param>
    /// <param name="reason">Why, 1 to 2,000 characters.</param>
    /// <param name="options">How much may be merged.</param>
    /// <param name="now">The time.</param>
    /// <returns>The merge; or NOT_FOUND, INVALID or LIMIT_EXCEEDED.</returns>
    public static Decision<MergeId> Decide(
        CustomerState state, CustomerState survivor, ActorRef by, string reason, MergeOptions options, DateTimeOffset now)
    {
        if (state.MergedInto is not null || state.Profile.Separations.Count > 0)
        {
            throw new ArgumentException("Another merge of the customer must be settled first.", nameof(state));
        }

        if (state.IsEmpty || survivor.IsEmpty)
        {
            return Refusal.NotFound("customer", "input", state.IsEmpty ? "mergedId" : "survivorId");
        }

        if (survivor.Profile.Erasure is not null)
        {
            return WhileErased.Refused with { Path = ["input", "survivorId"] };
        }

        if (TextBound.Paragraph.Check(reason, "input", "reason") is { } invalid)
        {
            return invalid;
        }

        if (state.Id == survivor.Id || state.Profile.Merges.Of(survivor.Id) is not null)
        {
            return Refusal.Invalid("They are one customer already.", "input", "mergedId");
        }

        if (state.Profile.Merges.Count + survivor.Profile.Merges.Count + 2 > options.MaximumHomes)
        {
            return new Refusal(RefusalCode.LimitExceeded, $"A customer may be made of at most {options.MaximumHomes} customers.") { Path = ["input", "mergedId"] };
        }

        var number = state.Profile.MergeCount + 1;
        var link = new MergeLink(number, survivor.Id, MergeLinkState.Announced, now, by, reason, state.LogLength);
        return Decision.Accept(
            new MergeId(state.Id, number),
            state with { Profile = state.Profile with { MergeCount = number, MergedInto = link } });
    }
}
