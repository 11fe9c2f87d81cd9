using System.Globalization;

namespace Continuity.Faults.Rounds;

/// <summary>Where a home's keys are in a Redis Cluster: worked out here by themselves, as the store's design tells it, and not by the store's own code.</summary>
internal static class Slots
{
    public const int Count = 16384;
    private const int Partitions = 1024;

    /// <summary>The slot of a home's keys.</summary>
    /// <param name="home">The home.</param>
    public static int Of(string home)
    {
        var hash = home.Aggregate(2166136261u, static (so, c) => (so ^ c) * 16777619u);
        return Crc(string.Create(CultureInfo.InvariantCulture, $"p{hash % Partitions:0000}")) % Count;
    }

    // CRC-16/XMODEM, as the Redis Cluster specification has it.
    private static int Crc(string text)
    {
        var crc = 0;
        foreach (var c in text)
        {
            crc ^= c << 8;
            for (var bit = 0; bit < 8; bit++)
            {
                crc = ((crc & 0x8000) != 0 ? (crc << 1) ^ 0x1021 : crc << 1) & 0xFFFF;
            }
        }

        return crc;
    }
}
