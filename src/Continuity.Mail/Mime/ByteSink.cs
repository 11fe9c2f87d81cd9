namespace Continuity.Mail.Mime;

/// <summary>Takes in decoded bytes: keeps the first of them, and counts all.</summary>
internal sealed class ByteSink(int most, int expected)
{
    private byte[] bytes = new byte[Math.Min(most, Math.Max(expected, 0) + 3)];
    private int kept;
    private long size;

    /// <summary>Takes in a byte.</summary>
    public void Add(byte value)
    {
        size++;
        if (kept < most)
        {
            if (kept == bytes.Length)
            {
                Array.Resize(ref bytes, Math.Min(most, (bytes.Length * 2) + 64));
            }

            bytes[kept++] = value;
        }
    }

    /// <summary>What was taken in.</summary>
    public Decoded Decoded() => new(kept == bytes.Length ? bytes : bytes[..kept], size);
}
