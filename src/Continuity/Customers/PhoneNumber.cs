using System.Text;
using Continuity.Decisions;

namespace Continuity.Customers;

/// <summary>Reads phone numbers into E.164 form (ITU-T E.164: at most 15 digits after the plus sign).</summary>
internal static class PhoneNumber
{
    private const int FewestDigits = 8;
    private const int MostDigits = 15;
    private const int LongestText = 40;

    public static Outcome<string> Normalize(string text, string? defaultCallingCode, string[] path)
    {
        var bound = Refusal.Invalid($"A phone number must have {FewestDigits} to {MostDigits} digits after the plus sign and the calling code, as in E.164.", path);
        if (text.Length > LongestText)
        {
            return bound;
        }

        var trimmed = text.Trim();
        var digits = new StringBuilder(trimmed.Length);
        var isInternational = trimmed.StartsWith('+');
        foreach (var c in isInternational ? trimmed[1..] : trimmed)
        {
            if (char.IsAsciiDigit(c))
            {
                digits.Append(c);
            }
            else if (!IsSeparator(c))
            {
                return Refusal.Invalid("A phone number may have digits, a leading plus sign, spaces, dots, hyphens, slashes and brackets only.", path);
            }
        }

        var number = digits.ToString();
        if (!isInternational && number.StartsWith("00", StringComparison.Ordinal))
        {
            isInternational = true;
            number = number[2..];
        }

        if (isInternational && text.Contains("(0)", StringComparison.Ordinal))
        {
            // "+49 (0)30" means +4930, but "+39 (0)6" means +3906: nobody can tell without the numbering plans.
            return Refusal.Invalid("A phone number with a calling code must not have a (0).", path);
        }

        if (!isInternational)
        {
            if (defaultCallingCode is null)
            {
                return Refusal.Invalid("A phone number must begin with a plus sign and the calling code.", path);
            }

            number = defaultCallingCode + (number.StartsWith('0') ? number[1..] : number);
        }

        return number.Length is < FewestDigits or > MostDigits || number[0] == '0' ? bound : "+" + number;
    }

    private static bool IsSeparator(char c) => char.IsWhiteSpace(c) || c is '.' or '-' or '/' or '(' or ')' or '[' or ']' or (>= '\u2010' and <= '\u2015');
}
