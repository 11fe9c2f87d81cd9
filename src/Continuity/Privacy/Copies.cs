using System.Collections.Immutable;

namespace Continuity.Privacy;

/// <summary>
/// Makes copies of what was read, so that it is written: what is read of a home that is erased is what must be written, and only what is another object than before is. Setting an item to an
/// equal one would leave the one that is there.
/// </summary>
internal static class Copies
{
    /// <summary>Copies records.</summary>
    /// <typeparam name="T">What they are.</typeparam>
    /// <param name="records">The records.</param>
    /// <param name="copy">Copies one.</param>
    public static ImmutableDictionary<int, T> Of<T>(ImmutableDictionary<int, T> records, Func<T, T> copy) =>
        records.ToImmutableDictionary(static one => one.Key, one => copy(one.Value));
}
