namespace Continuity.Recovery;

/// <summary>How often a category was reported with one product, place or agent.</summary>
/// <param name="Category">The category.</param>
/// <param name="Value">The product, place or agent; the category itself where it is counted by nothing else.</param>
/// <param name="Count">How often in the period.</param>
/// <param name="Before">How often in the 8 weeks before.</param>
internal sealed record TrendCount(string Category, string Value, int Count, int Before);
