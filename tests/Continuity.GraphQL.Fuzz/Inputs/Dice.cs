namespace Continuity.GraphQL.Fuzz.Inputs;

/// <summary>Choices that follow from a seed alone, the same on every machine and runtime.</summary>
/// <param name="seed">The seed.</param>
internal sealed class Dice(ulong seed)
{
    private ulong state = seed + 0x9E3779B97F4A7C15;

    /// <summary>A number from 0 to one below <paramref name="sides"/>.</summary>
    public int Next(int sides)
    {
        state = (state * 6364136223846793005) + 1442695040888963407;
        var mixed = state ^ (state >> 29);
        return (int)((mixed * 0xBF58476D1CE4E5B9 >> 33) % (ulong)sides);
    }

    /// <summary>True once in so many times.</summary>
    public bool Once(int times) => Next(times) == 0;

    /// <summary>One of several.</summary>
    public T Of<T>(params ReadOnlySpan<T> items) => items[Next(items.Length)];

    /// <summary>Random bytes.</summary>
    public byte[] Bytes(int count)
    {
        var bytes = new byte[count];
        for (var i = 0; i < count; i++)
        {
            bytes[i] = (byte)Next(256);
        }

        return bytes;
    }
}
