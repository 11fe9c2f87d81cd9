using System.Text;

namespace Continuity.Decisions;

/// <summary>How long a text may be, and what may be in it. Lone surrogates, which are no text, are always refused.</summary>
/// <param name="Maximum">The most characters, in UTF-16 code units.</param>
/// <param name="IsSingleLine">Whether control characters, line ends among them, are refused.</param>
/// <param name="Minimum">The fewest characters; with 1 or more a blank text is refused.</param>
internal sealed record TextBound(int Maximum, bool IsSingleLine, int Minimum = 1)
{
    /// <summary>A name, subject or other text for one line.</summary>
    public static TextBound Line { get; } = new(200, true);

    /// <summary>A reason, or another text of a few sentences.</summary>
    public static TextBound Paragraph { get; } = new(2000, false);

    /// <summary>A reason that must say something. It is checked and kept without the blanks around it.</summary>
    public static TextBound Reason { get; } = new(2000, false, 3);

    /// <summary>Checks a text that must be there.</summary>
    /// <param name="text">The text.</param>
    /// <param name="path">Where it stands, from <c>input</c> on.</param>
    /// <returns>What is wrong with it, or null.</returns>
    public Refusal? Check(string text, params string[] path)
    {
        var field = path[^1];
        if (text.Length < Minimum || text.Length > Maximum)
        {
            return Refusal.Invalid($"{field} must have {Minimum} to {Maximum:N0} characters.", path);
        }

        if (Minimum > 0 && string.IsNullOrWhiteSpace(text))
        {
            return Refusal.Invalid($"{field} must not be blank.", path);
        }

        if (IsSingleLine && text.Any(char.IsControl))
        {
            return Refusal.Invalid($"{field} must not have control characters.", path);
        }

        return IsText(text) ? null : Refusal.Invalid($"{field} must be valid Unicode.", path);
    }

    /// <summary>Checks a text that may be missing.</summary>
    /// <param name="text">The text, or null.</param>
    /// <param name="path">Where it stands, from <c>input</c> on.</param>
    /// <returns>What is wrong with it, or null.</returns>
    public Refusal? CheckOptional(string? text, params string[] path) => text is null ? null : Check(text, path);

    /// <summary>Whether a string has no lone surrogates.</summary>
    /// <param name="text">The string.</param>
    public static bool IsText(ReadOnlySpan<char> text)
    {
        while (!text.IsEmpty)
        {
            if (Rune.DecodeFromUtf16(text, out _, out var consumed) != System.Buffers.OperationStatus.Done)
            {
                return false;
            }

            text = text[consumed..];
        }

        return true;
    }
}
