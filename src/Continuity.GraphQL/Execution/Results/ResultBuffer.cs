using System.Buffers;
using System.Buffers.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Continuity.GraphQL.Execution.Results;

/// <summary>JSON text as it is written, in one stretch of pooled memory.</summary>
internal sealed partial class ResultBuffer : IBufferWriter<byte>, IDisposable
{
    private const int LongestNumber = 11;

    private static readonly JsonWriterOptions WriterOptions = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    private byte[] bytes;
    private Utf8JsonWriter? writer;

    /// <summary>Starts empty.</summary>
    /// <param name="sizeHint">How many bytes will probably be written.</param>
    public ResultBuffer(int sizeHint) => bytes = ArrayPool<byte>.Shared.Rent(sizeHint);

    /// <summary>How many bytes have been written.</summary>
    public int Length { get; private set; }

    /// <summary>What has been written. It holds until more is.</summary>
    public ReadOnlyMemory<byte> Written => bytes.AsMemory(0, Length);

    /// <summary>Takes back what was written last.</summary>
    /// <param name="length">How many bytes stay.</param>
    public void Truncate(int length) => Length = length;

    /// <summary>Writes text that is JSON, in UTF-8.</summary>
    /// <param name="text">The text.</param>
    public void WriteRaw(ReadOnlySpan<byte> text)
    {
        Reserve(text.Length);
        text.CopyTo(bytes.AsSpan(Length));
        Length += text.Length;
    }

    /// <summary>Writes what stands before a field's value.</summary>
    /// <param name="name">The field's name.</param>
    public void WriteName(in JsonName name)
    {
        Reserve(name.LengthOfCopy);
        name.CopyTo(bytes.AsSpan(Length));
        Length += name.Length;
    }

    /// <summary>Writes one character of ASCII.</summary>
    /// <param name="character">The character.</param>
    public void WriteRaw(byte character)
    {
        Reserve(1);
        bytes[Length++] = character;
    }

    /// <summary>Writes null.</summary>
    public void WriteNull() => WriteRaw("null"u8);

    /// <summary>Writes a Boolean.</summary>
    /// <param name="value">The value.</param>
    public void WriteBoolean(bool value) => WriteRaw(value ? "true"u8 : "false"u8);

    /// <summary>Writes a number.</summary>
    /// <param name="value">The number.</param>
    public void WriteNumber(int value)
    {
        Reserve(LongestNumber);
        Utf8Formatter.TryFormat(value, bytes.AsSpan(Length), out var written);
        Length += written;
    }

    /// <summary>The way for a value of any kind. What it is given is written when it is flushed, which is to be done before anything else is written.</summary>
    /// <returns>A writer at the start of a value.</returns>
    public Utf8JsonWriter StartValue()
    {
        if (writer is null)
        {
            return writer = new Utf8JsonWriter(this, WriterOptions);
        }

        writer.Reset();
        return writer;
    }

    /// <inheritdoc/>
    public void Advance(int count) => Length += count;

    /// <inheritdoc/>
    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        Reserve(Math.Max(sizeHint, 1));
        return bytes.AsMemory(Length);
    }

    /// <inheritdoc/>
    public Span<byte> GetSpan(int sizeHint = 0) => GetMemory(sizeHint).Span;

    /// <summary>Gives the memory back. What was written is gone.</summary>
    public void Dispose()
    {
        writer?.Reset();
        writer?.Dispose();
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
