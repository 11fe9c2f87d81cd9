namespace Continuity.Api.Paging;

/// <summary>What was read of a numbered list.</summary>
/// <param name="Items">The items in rising order; what does not exist, or is none of the caller's, may be missing.</param>
/// <param name="Highest">The highest number that an item may have.</param>
internal sealed record NumberedStretch<T>(IReadOnlyList<NumberedItem<T>> Items, int Highest);
