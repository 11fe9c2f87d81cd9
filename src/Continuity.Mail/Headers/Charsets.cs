using System.Text;

namespace Continuity.Mail.Headers;

/// <summary>
/// Bytes to text, by the name of their character set as mail programs have it. Latin-1 and US-ASCII are read as Windows-1252, GB 2312 as GB 18030 and KS C 5601 as its extension: what
/// programs say is mostly the smaller set and what they send the larger (WHATWG Encoding).
/// </summary>
internal static class Charsets
{
    private const int Windows1252 = 1252;

    private static readonly UTF8Encoding StrictUtf8 = new(false, true);

    private static readonly Dictionary<string, int> Aliases = new(StringComparer.OrdinalIgnoreCase)
    {
        ["iso-8859-1"] = Windows1252,
        ["iso8859-1"] = Windows1252,
        ["iso_8859-1"] = Windows1252,
        ["latin1"] = Windows1252,
        ["l1"] = Windows1252,
        ["cp1252"] = Windows1252,
        ["ansi"] = Windows1252,
        ["gb2312"] = 54936,
        ["gbk"] = 54936,
        ["cp936"] = 54936,
        ["x-gbk"] = 54936,
        ["gb18030"] = 54936,
        ["big5"] = 950,
        ["big5-hkscs"] = 950,
        ["sjis"] = 932,
        ["shift_jis"] = 932,
        ["shift-jis"] = 932,
        ["x-sjis"] = 932,
        ["cp932"] = 932,
        ["windows-31j"] = 932,
        ["iso-2022-jp"] = 50220,
        ["iso-2022-jp-ms"] = 50220,
        ["euc-kr"] = 949,
        ["ks_c_5601-1987"] = 949,
        ["ks_c_5601"] = 949,
        ["cp949"] = 949,
        ["iso-8859-11"] = 874,
        ["tis-620"] = 874,
        ["iso-8859-8-i"] = 28598,
        ["iso-8859-9"] = 1254,
        ["koi8-r"] = 20866,
        ["koi8-u"] = 21866,
    };

    /// <summary>Decodes bytes.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <param name="charset">What they are said to be; null or empty: US-ASCII.</param>
    /// <param name="notes">Notes what is unknown or wrong.</param>
    public static string Decode(ReadOnlySpan<byte> bytes, string? charset, ReadingNotes notes)
    {
        var name = charset?.Trim().Trim('"', '\'') ?? "";
        if (name.Length == 0 || Is(name, "us-ascii") || Is(name, "ascii") || Is(name, "utf-8") || Is(name, "utf8"))
        {
            return Utf8(bytes, notes);
        }

        if (Find(name) is not { } encoding)
        {
            notes.Add(MailNote.UnknownCharset);
            return TryUtf8(bytes) ?? MixedUtf8.Decode(bytes, out _) ?? Encoding.Latin1.GetString(bytes);
        }

        var text = encoding.GetString(bytes);
        if (text.Contains('\uFFFD') && TryUtf8(bytes) is { } utf8)
        {
            notes.Add(MailNote.WrongCharset);
            return utf8;
        }

        return text;
    }

    /// <summary>Decodes bytes of which nothing is said: UTF-8, also where some of it is damaged, or what Western mail programs mean where it is none.</summary>
    public static string Utf8(ReadOnlySpan<byte> bytes, ReadingNotes notes)
    {
        if (TryUtf8(bytes) is { } text)
        {
            return text;
        }

        var mixed = MixedUtf8.Decode(bytes, out var isDamaged);
        if (isDamaged)
        {
            notes.Add(MailNote.WrongCharset);
        }

        return mixed ?? Western(bytes);
    }

    /// <summary>Decodes bytes as Windows-1252, in which each means something.</summary>
    public static string Western(ReadOnlySpan<byte> bytes) => CodePagesEncodingProvider.Instance.GetEncoding(Windows1252)!.GetString(bytes);

    private static bool Is(string name, string other) => name.Equals(other, StringComparison.OrdinalIgnoreCase);

    private static string? TryUtf8(ReadOnlySpan<byte> bytes)
    {
        try
        {
            return StrictUtf8.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    // UTF-7 is left out: in it a text can hide from whoever looks at its bytes, and no program has sent it for twenty years.
    private static Encoding? Find(string name)
    {
        var number = Aliases.GetValueOrDefault(name);
        if (number == 0 && name.StartsWith("cp", StringComparison.OrdinalIgnoreCase))
        {
            _ = int.TryParse(name.AsSpan(2), out number);
        }

        try
        {
            var provider = CodePagesEncodingProvider.Instance;
            return number != 0 ? provider.GetEncoding(number)
                : provider.GetEncoding(name) ?? (name.Contains("utf-7", StringComparison.OrdinalIgnoreCase) ? null : Encoding.GetEncoding(name));
        }
        catch (Exception unknown) when (unknown is ArgumentException or NotSupportedException)
        {
            return null;
        }
    }
}
