using System.Globalization;
using System.Text;
using Continuity.Decisions;

namespace Continuity.Customers;

/// <summary>
/// Reads e-mail addresses (RFC 5321, section 4.1.2; RFC 6531 for those beyond ASCII). The domain is folded to lower-case ASCII;
/// the part before the @ means what its own server says it means, so it is never changed.
/// </summary>
internal static class EmailAddress
{
    private const int LongestLocalPart = 64;
    private const int LongestAddress = 254;

    private static readonly IdnMapping Idn = new() { UseStd3AsciiRules = true };

    public static Outcome<string> Normalize(string text, string[] path)
    {
        var address = text.Trim();
        var shape = Refusal.Invalid("An e-mail address must be of the form name@domain, without a display name.", path);
        var at = EndOfLocalPart(address);
        if (at < 1 || address.Length > LongestAddress)
        {
            return at < 1 ? shape : TooLong(path);
        }

        var local = address[..at];
        if (Encoding.UTF8.GetByteCount(local) > LongestLocalPart)
        {
            return Refusal.Invalid($"The part of an e-mail address before the @ must have at most {LongestLocalPart} bytes.", path);
        }

        if (AsciiDomain(address[(at + 1)..]) is not { } domain)
        {
            return Refusal.Invalid("The domain of an e-mail address must be a domain name.", path);
        }

        return Encoding.UTF8.GetByteCount(local) + 1 + domain.Length > LongestAddress ? TooLong(path) : $"{local}@{domain}";
    }

    private static Refusal TooLong(string[] path) => Refusal.Invalid($"An e-mail address must have at most {LongestAddress} bytes.", path);

    // Where the @ stands after a well-formed local part, a dot-atom or a quoted string; -1 where there is none.
    private static int EndOfLocalPart(string address)
    {
        if (!address.StartsWith('"'))
        {
            var at = address.IndexOf('@', StringComparison.Ordinal);
            return at > 0 && address[..at].Split('.').All(atom => atom.Length > 0 && atom.All(IsAtomCharacter)) && TextBound.IsText(address) ? at : -1;
        }

        for (var i = 1; i < address.Length; i++)
        {
            if (address[i] == '"')
            {
                return i + 1 < address.Length && address[i + 1] == '@' && TextBound.IsText(address) ? i + 1 : -1;
            }

            if (address[i] == '\\')
            {
                i++;
            }

            if (i < address.Length && char.IsControl(address[i]))
            {
                return -1;
            }
        }

        return -1;
    }

    // RFC 5321 "atext", and beyond ASCII what is neither a space nor a control character (RFC 6531, section 3.3).
    private static bool IsAtomCharacter(char c) => char.IsAscii(c)
        ? char.IsAsciiLetterOrDigit(c) || "!#$%&'*+-/=?^_`{|}~".Contains(c, StringComparison.Ordinal)
        : !char.IsWhiteSpace(c) && !char.IsControl(c);

    private static string? AsciiDomain(string domain)
    {
        if (domain.Length == 0 || domain.EndsWith('.') || domain.Any(IsFoldedElsewhere))
        {
            return null;
        }

        try
        {
            // The mapping itself leaves the case of letters alone where globalization is invariant.
            return Idn.GetAscii(domain.ToLowerInvariant()).ToLowerInvariant();
        }
        catch (ArgumentException)
        {
            // The only way in which IdnMapping says that it is no domain name.
            return null;
        }
    }

    // Two ways to write one letter (a combining accent, a ligature, a wide form) would be two domains, for without
    // globalization data nothing composes them. They are refused rather than guessed at.
    private static bool IsFoldedElsewhere(char c) =>
        char.IsWhiteSpace(c) || c is (>= '\u0300' and <= '\u036F') or (>= '\uFB00' and <= '\uFB4F') or (>= '\uFF00' and <= '\uFFEF')
        || char.GetUnicodeCategory(c) is UnicodeCategory.Format or UnicodeCategory.Control;
}
