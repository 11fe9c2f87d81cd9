namespace Continuity.Api.Paging;

/// <summary>What a caller asked for of a list, checked.</summary>
/// <typeparam name="TPlace">What a place in the list is.</typeparam>
/// <param name="After">The place after which the page begins, or null.</param>
/// <param name="Before">The place before which the page ends, or null.</param>
/// <param name="Size">How many items at most.</param>
/// <param name="FromEnd">Whether the last items of the range are asked for, not the first.</param>
internal sealed record PageArguments<TPlace>(TPlace? After, TPlace? Before, int Size, bool FromEnd)
    where TPlace : class;
