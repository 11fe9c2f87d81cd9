using Continuity.GraphQL;

namespace Continuity.Api.Merging;

/// <summary>Two customers of whom it was suggested that they are one are two people.</summary>
/// <param name="SuggestionId">The suggestion, as `mergeSuggestions` of either gives it.</param>
/// <param name="Reason">Why, 1 to 2,000 characters.</param>
internal sealed record DismissMergeSuggestionInput(
    [ID] string SuggestionId,
    string Reason);
