using System.Globalization;
using System.Text;

namespace Continuity.Privacy;

/// <summary>
/// Finds the numbers of payment cards in a text: 13 to 19 digits, perhaps with a blank, hyphen or dot between two of them, of a length and with a beginning that cards of some brand have, and
/// with the right check digit (ISO/IEC 7812-1, annex B). What the first 15 digits after a + have in them is a telephone number (E.164, 6.1); what is right as an IBAN (ISO 13616) is that.
/// </summary>
internal static class CardNumber
{
    private const int Fewest = 13;
    private const int Most = 19;
    private const int Shown = 4;
    private const int LongestTelephone = 15;

    /// <summary>Beginnings of numbers, each as the first and the last of a range, and the fewest and most digits of such a number.</summary>
    private static readonly (string From, string To, int Fewest, int Most)[] Brands =
    [
        ("34", "34", 15, 15), ("37", "37", 15, 15),
        ("300", "305", 14, 19), ("3095", "3095", 14, 19), ("36", "36", 14, 19), ("38", "39", 14, 19),
        ("3528", "3589", 16, 19),
        ("2221", "2720", 16, 16), ("51", "55", 16, 16),
        ("6011", "6011", 16, 19), ("644", "649", 16, 19), ("65", "65", 16, 19),
        ("62", "62", 16, 19), ("81", "81", 16, 19),
        ("2200", "2204", 16, 19),
        ("5018", "5018", 13, 19), ("5020", "5020", 13, 19), ("5038", "5038", 13, 19), ("5893", "5893", 13, 19),
        ("6304", "6304", 13, 19), ("6759", "6759", 13, 19), ("6761", "6763", 13, 19),
    ];

    /// <summary>Masks all of them but the last four digits.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The same text where there is none.</returns>
    public static string Mask(string text)
    {
        StringBuilder? masked = null;
        var kept = 0;
        for (var at = 0; at < text.Length;)
        {
            if (!char.IsAsciiDigit(text[at]))
            {
                at++;
                continue;
            }

            var groups = Groups(text, at);
            var end = groups[^1].End;
            foreach (var (from, to) in IsIban(text, at, end) ? [] : Numbers(text, groups))
            {
                masked ??= new(text.Length);
                masked.Append(text, kept, from - kept).Append(TextMask.Mask).Append(' ').Append(LastDigits(text.AsSpan(from, to - from)));
                kept = to;
            }

            at = end;
        }

        return masked is null ? text : masked.Append(text, kept, text.Length - kept).ToString();
    }

    /// <summary>The groups of digits, one separator between two of them, that begin here.</summary>
    private static List<(int Start, int End)> Groups(string text, int at)
    {
        var groups = new List<(int Start, int End)>();
        while (true)
        {
            var end = at;
            while (end < text.Length && char.IsAsciiDigit(text[end]))
            {
                end++;
            }

            groups.Add((at, end));
            if (end + 1 >= text.Length || text[end] is not (' ' or '-' or '.' or '\u00a0' or '\u202f') || !char.IsAsciiDigit(text[end + 1]))
            {
                return groups;
            }

            at = end + 1;
        }
    }

    private static IEnumerable<(int From, int To)> Numbers(string text, List<(int Start, int End)> groups)
    {
        for (var first = 0; first < groups.Count; first++)
        {
            var last = Last(text, groups, first);
            if (last >= 0 && !IsOfATelephone(text, groups, last))
            {
                yield return (groups[first].Start, groups[last].End);
                first = last;
            }
        }
    }

    /// <summary>The group with which the longest number ends that begins with this one, or −1.</summary>
    private static int Last(string text, List<(int Start, int End)> groups, int first)
    {
        Span<char> digits = stackalloc char[Most];
        var (count, found) = (0, -1);
        for (var last = first; last < groups.Count; last++)
        {
            var (start, end) = groups[last];
            if (count + end - start > Most)
            {
                break;
            }

            text.AsSpan(start, end - start).CopyTo(digits[count..]);
            count += end - start;
            if (count >= Fewest && IsCard(digits[..count]))
            {
                found = last;
            }
        }

        return found;
    }

    private static bool IsCard(ReadOnlySpan<char> digits) => IsOfABrand(digits) && IsChecked(digits);

    private static bool IsOfABrand(ReadOnlySpan<char> digits)
    {
        // Visa's.
        if (digits[0] == '4' && (digits.Length is 13 or 16 or 19))
        {
            return true;
        }

        foreach (var (from, to, fewest, most) in Brands)
        {
            var beginning = digits[..from.Length];
            if (digits.Length >= fewest && digits.Length <= most && beginning.SequenceCompareTo(from) >= 0 && beginning.SequenceCompareTo(to) <= 0)
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsChecked(ReadOnlySpan<char> digits)
    {
        var sum = 0;
        for (var i = 0; i < digits.Length; i++)
        {
            var digit = digits[digits.Length - 1 - i] - '0';
            sum += i % 2 == 0 ? digit : digit < 5 ? 2 * digit : (2 * digit) - 9;
        }

        return sum % 10 == 0;
    }

    private static bool IsOfATelephone(string text, List<(int Start, int End)> groups, int last) =>
        groups[0].Start > 0 && text[groups[0].Start - 1] == '+' && groups.Take(last + 1).Sum(static group => group.End - group.Start) <= LongestTelephone;

    private static bool IsIban(string text, int start, int end)
    {
        if (start < 2 || !char.IsAsciiLetterUpper(text[start - 1]) || !char.IsAsciiLetterUpper(text[start - 2]) || (start > 2 && char.IsLetterOrDigit(text[start - 3])))
        {
            return false;
        }

        // The country and the check digits come last, each letter as two digits.
        var digits = string.Concat(text[start..end].Where(char.IsAsciiDigit));
        if (digits.Length < Fewest)
        {
            return false;
        }

        var moved = string.Create(CultureInfo.InvariantCulture, $"{digits.AsSpan(2)}{text[start - 2] - 'A' + 10}{text[start - 1] - 'A' + 10}{digits.AsSpan(0, 2)}");
        return moved.Aggregate(0, static (rest, digit) => ((rest * 10) + digit - '0') % 97) == 1;
    }

    private static string LastDigits(ReadOnlySpan<char> number)
    {
        var digits = string.Concat(number.ToString().Where(char.IsAsciiDigit));
        return digits[^Shown..];
    }
}
