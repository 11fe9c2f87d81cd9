using System.Buffers;
using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;

namespace Continuity.GraphQL.TrustedDocuments;

/// <summary>Names a document: the SHA-256 of its text (GraphQL over HTTP, "SHA256 Hex Document Identifier").</summary>
/// <param name="High">The first 16 bytes.</param>
/// <param name="Low">The last 16 bytes.</param>
internal readonly record struct DocumentId(UInt128 High, UInt128 Low)
{
    private const string Prefix = "sha256:";
    private const int Digits = 64;
    private static readonly SearchValues<char> HexDigits = SearchValues.Create("0123456789abcdef");

    /// <summary>The id of a text.</summary>
    /// <param name="text">The text in UTF-8.</param>
    public static DocumentId Of(ReadOnlySpan<byte> text)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(text, hash);
        return new DocumentId(BinaryPrimitives.ReadUInt128BigEndian(hash), BinaryPrimitives.ReadUInt128BigEndian(hash[16..]));
    }

    /// <summary>Reads an id: 64 hexadecimal digits in lower case, with or without <c>sha256:</c> before them.</summary>
    /// <param name="written">The id as a caller writes it.</param>
    /// <param name="id">The id.</param>
    /// <returns>Whether it is one.</returns>
    public static bool TryParse(ReadOnlySpan<char> written, out DocumentId id)
    {
        id = default;
        var digits = written.StartsWith(Prefix, StringComparison.Ordinal) ? written[Prefix.Length..] : written;
        if (digits.Length != Digits || digits.ContainsAnyExcept(HexDigits))
        {
            return false;
        }

        id = new DocumentId(
            UInt128.Parse(digits[..32], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture),
            UInt128.Parse(digits[32..], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture));
        return true;
    }

    /// <summary>The id as it is written: <c>sha256:</c> and 64 hexadecimal digits.</summary>
    public override string ToString() => $"{Prefix}{High:x32}{Low:x32}";
}
