namespace Continuity.GraphQL.Pagination;

/// <summary>Where a page stands in its list.</summary>
/// <param name="HasNextPage">Whether the list goes on after this page.</param>
/// <param name="HasPreviousPage">Whether there is more of the list before this page.</param>
/// <param name="StartCursor">The cursor of the page's first edge; null where the page is empty.</param>
/// <param name="EndCursor">The cursor of the page's last edge; null where the page is empty.</param>
public sealed record PageInfo(bool HasNextPage, bool HasPreviousPage, string? StartCursor, string? EndCursor);
