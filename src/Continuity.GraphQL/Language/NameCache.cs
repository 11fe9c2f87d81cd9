using System.Text;

namespace Continuity.GraphQL.Language;

/// <summary>
/// Gives recurring names as one string. A fixed number of slots, each holding the name last seen there: hostile
/// documents can only displace names, never make it grow.
/// </summary>
internal static class NameCache
{
    private const int SlotCount = 2_048;
    private const int LongestCached = 48;

    private static readonly string?[] Slots = new string?[SlotCount];

    /// <summary>The name as a string.</summary>
    /// <param name="name">The name in ASCII.</param>
    public static string Get(ReadOnlySpan<byte> name)
    {
        if (name.Length > LongestCached)
        {
            return Encoding.ASCII.GetString(name);
        }

        // Reference writes are atomic, so a race costs a duplicate string at most.
        ref var slot = ref Slots[Hash(name) & (SlotCount - 1)];
        if (slot is { } cached && Ascii.Equals(name, cached))
        {
            return cached;
        }

        return slot = Encoding.ASCII.GetString(name);
    }

    private static uint Hash(ReadOnlySpan<byte> name)
    {
        var hash = 2_166_136_261u;
        foreach (var letter in name)
        {
            hash = (hash ^ letter) * 16_777_619u;
        }

        return hash ^ (hash >> 15);
    }
}
