using Continuity.Callers;
using Continuity.Customers;
using Continuity.Decisions;
using Continuity.Threads;

namespace Continuity.Merging;

/// <summary>Decides whether a suggestion to merge two customers is dismissed, for good. Agents may.</summary>
public static class DismissSuggestion
{
    /// <summary>Decides.</summary>
    /// <param name="state">A home that keeps the suggestion, with the customer's other homes.</param>
    /// <param name="caller">Who asks.</param>
    /// <param name="command">What to dismiss.</param>
    /// <param name="now">The time.</param>
    /// <returns>The home; or NOT_FOUND where it keeps no such suggestion, FORBIDDEN or INVALID.</returns>
    public static Decision<CustomerId> Decide(CustomerState state, Caller caller, DismissSuggestionCommand command, DateTimeOffset now)
    {
        if (!caller.IsAgent && ThreadAccess.Of(caller, state).SeesCustomer)
        {
            return Refusal.Forbidden("Agents may dismiss a suggestion to merge customers.");
        }

        if (!caller.IsAgent || state.Profile.Suggestions.FirstOrDefault(kept => kept.Other == command.Other) is not { } suggestion)
        {
            return Refusal.NotFound("merge suggestion", "input", "suggestionId");
        }

        return TextBound.Paragraph.Check(command.Reason, "input", "reason") is { } invalid ? invalid
            : suggestion.DismissedAt is not null ? Decision.Accept(state.Id, state)
            : Decision.Accept(
                state.Id,
                MergeSuggestions.Keep(state, suggestion with { DismissedAt = now, DismissedBy = caller.ActsAs(state.Id), DismissReason = command.Reason }));
    }
}
