using System.Buffers;

namespace Continuity.GraphQL;

/// <summary>What buffers in pooled memory have in common.</summary>
internal static class PooledBytes
{
    /// <summary>Makes room, for twice as much as there was at least.</summary>
    /// <param name="bytes">The memory; what is used of it is copied over.</param>
    /// <param name="used">How many bytes of it are used.</param>
    /// <param name="count">How many more are needed.</param>
    public static void Grow(ref byte[] bytes, int used, int count)
    {
        var larger = ArrayPool<byte>.Shared.Rent(Math.Max(checked(used + count), (int)Math.Min(bytes.Length * 2L, Array.MaxLength)));
        bytes.AsSpan(0, used).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(bytes);
        bytes = larger;
    }

    /// <summary>Gives memory back, once.</summary>
    /// <param name="bytes">The memory; empty afterwards.</param>
    public static void Return(ref byte[] bytes)
    {
        var taken = bytes;
        bytes = [];
        if (taken.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(taken);
        }
    }
}
