using System.Buffers;

namespace Continuity.GraphQL.Transport.Streams;

/// <summary>Bytes that grow, in pooled memory. To be given back by <see cref="Dispose"/>.</summary>
/// <param name="capacity">How many bytes it has room for at first.</param>
internal sealed class PooledBuffer(int capacity = 4096) : IBufferWriter<byte>, IDisposable
{
    private byte[] bytes = ArrayPool<byte>.Shared.Rent(capacity);

    /// <summary>How many bytes have been written.</summary>
    public int Length { get; private set; }

    /// <summary>What has been written.</summary>
    public Memory<byte> Written => bytes.AsMemory(0, Length);

    /// <inheritdoc/>
    public void Advance(int count) => Length += count;

    /// <inheritdoc/>
    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        Reserve(Math.Max(sizeHint, 1));
        return bytes.AsMemory(Length);
    }

    /// <inheritdoc/>
    public Span<byte> GetSpan(int sizeHint = 0)
    {
        Reserve(Math.Max(sizeHint, 1));
        return bytes.AsSpan(Length);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        PooledBytes.Return(ref bytes);
        Length = 0;
    }

    private void Reserve(int count)
    {
        if (bytes.Length - Length < count)
        {
            PooledBytes.Grow(ref bytes, Length, count);
        }
    }
}
