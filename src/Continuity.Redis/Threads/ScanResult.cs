using Continuity.Threads;

namespace Continuity.Redis.Threads;

/// <summary>What a look through a log came to.</summary>
/// <param name="Entries">The entries found, in the log's order.</param>
/// <param name="Complete">Whether the whole stretch was looked at: nothing more is to be found in it.</param>
/// <param name="Next">The sequence from which to go on, in the direction of the look, where it is not complete.</param>
public sealed record ScanResult(IReadOnlyList<Entry> Entries, bool Complete, int Next);
