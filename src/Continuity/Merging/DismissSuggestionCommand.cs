using Continuity.Customers;

namespace Continuity.Merging;

/// <summary>Says that two customers of whom a merge was suggested are two.</summary>
/// <param name="Other">The other customer's home, as the suggestion names it.</param>
/// <param name="Reason">Why, 1 to 2,000 characters.</param>
public sealed record DismissSuggestionCommand(CustomerId Other, string Reason);
