using Continuity.Merging;
using Continuity.Threads;

namespace Continuity.Redis.Threads;

/// <summary>An entry as a reader comes by it that reads on in a thread.</summary>
/// <param name="Entry">The entry.</param>
/// <param name="Place">The place behind it: a reader that goes on from there misses nothing and gets nothing again.</param>
public sealed record PlacedEntry(Entry Entry, ThreadPosition Place);
