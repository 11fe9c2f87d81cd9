using Continuity.Customers;
using Continuity.Merging;

namespace Continuity.Redis.Projections;

/// <summary>
/// Something was suggested or dismissed of two customers at the home of one, and is to be kept at the other's too. That home tells of it in turn, and finds that it is known.
/// </summary>
/// <param name="Home">The other home.</param>
/// <param name="Suggestion">What is to be kept there.</param>
internal sealed record SuggestionKept(CustomerId Home, MergeSuggestion Suggestion) : OutboxMessage;
