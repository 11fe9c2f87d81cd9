namespace Continuity.Api.Paging;

/// <summary>A list whose items stand at whole numbers.</summary>
/// <param name="Scope">What it is a list of, for its cursors.</param>
/// <param name="Lowest">The lowest number that an item may have.</param>
/// <param name="Highest">The highest number that an item may have; null where only reading tells.</param>
internal sealed record NumberedList(string Scope, int Lowest, int? Highest);
