using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Text;

namespace Continuity.GraphQL.Execution.Results;

/// <summary>What stands before a field's value in the text of an object: a brace or comma, its name and a colon.</summary>
internal readonly struct JsonName
{
    // Filled up to whole vectors, so that a name is copied by one or two instructions.
    private readonly byte[] padded;

    /// <summary>Makes it.</summary>
    /// <param name="name">The name, which has nothing to be escaped: a name of GraphQL.</param>
    /// <param name="isFirst">Whether it is the first of its object.</param>
    public JsonName(string name, bool isFirst)
    {
        var text = $"{(isFirst ? '{' : ',')}\"{name}\":";
        Length = text.Length;
        padded = new byte[(Length + Vector128<byte>.Count - 1) / Vector128<byte>.Count * Vector128<byte>.Count];
        Encoding.ASCII.GetBytes(text, padded);
    }

    /// <summary>How long it is, in bytes.</summary>
    public int Length { get; }

    /// <summary>How many bytes <see cref="CopyTo"/> may write to.</summary>
    public int LengthOfCopy => padded.Length;

    /// <summary>Copies it. What is behind it is overwritten too, up to <see cref="LengthOfCopy"/>.</summary>
    /// <param name="target">Where to.</param>
    public void CopyTo(Span<byte> target)
    {
        ref var source = ref MemoryMarshal.GetArrayDataReference(padded);
        ref var first = ref MemoryMarshal.GetReference(target[..padded.Length]);
        for (var at = 0; at < padded.Length; at += Vector128<byte>.Count)
        {
            Vector128.LoadUnsafe(ref source, (nuint)at).StoreUnsafe(ref first, (nuint)at);
        }
    }
}
