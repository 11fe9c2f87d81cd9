using System.Text.RegularExpressions;

namespace Continuity.Customers;

/// <summary>Reads BCP 47 language tags: their syntax (RFC 5646, section 2.1), not whether they are registered.</summary>
internal static partial class LanguageTag
{
    private const int Longest = 35;

    /// <summary>What is allowed, for a refusal.</summary>
    public const string Bound = "must be a BCP 47 language tag of at most 35 characters, de-CH for instance.";

    /// <summary>Reads a tag.</summary>
    /// <param name="text">What is said to be one.</param>
    /// <returns>The tag in its conventional case (RFC 5646, section 2.1.1), or null.</returns>
    public static string? Normalize(string text)
    {
        if (text.Length > Longest || !Syntax().IsMatch(text))
        {
            return null;
        }

        var subtags = text.ToLowerInvariant().Split('-');
        for (var i = 1; i < subtags.Length && subtags[i - 1].Length > 1; i++)
        {
            subtags[i] = subtags[i] switch
            {
                { Length: 2 } region => region.ToUpperInvariant(),
                { Length: 4 } script when char.IsAsciiLetter(script[0]) => char.ToUpperInvariant(script[0]) + script[1..],
                var other => other,
            };
        }

        return string.Join('-', subtags);
    }

    // language [-extlang] [-script] [-region] *(-variant) *(-extension) [-privateuse], or private use alone.
    [GeneratedRegex(
        @"\A(?:(?:[a-z]{2,3}(?:-[a-z]{3}){0,3}|[a-z]{4,8})(?:-[a-z]{4})?(?:-(?:[a-z]{2}|[0-9]{3}))?(?:-(?:[a-z0-9]{5,8}|[0-9][a-z0-9]{3}))*(?:-[a-wyz0-9](?:-[a-z0-9]{2,8})+)*(?:-x(?:-[a-z0-9]{1,8})+)?|x(?:-[a-z0-9]{1,8})+)\z",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Syntax();
}
