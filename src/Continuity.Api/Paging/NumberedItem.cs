namespace Continuity.Api.Paging;

/// <summary>An item of a numbered list.</summary>
/// <param name="Number">Where it stands.</param>
/// <param name="Item">The item.</param>
/// <param name="IsShown">Whether the caller is shown it; what is not is passed over in its place.</param>
internal readonly record struct NumberedItem<T>(int Number, T Item, bool IsShown);
