using Continuity.Redis.Inboxes;

namespace Continuity.Redis.Projections;

/// <summary>Something came into a list of an inbox, moved in it, or left it.</summary>
/// <param name="List">The list.</param>
/// <param name="Number">Its number in its home.</param>
/// <param name="Score">Its place, in milliseconds since 1970; null where it left.</param>
internal sealed record ListChange(InboxList List, int Number, long? Score);
