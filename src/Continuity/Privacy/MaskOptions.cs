using System.Text.RegularExpressions;

namespace Continuity.Privacy;

/// <summary>What is masked in texts before anything is done with them.</summary>
public sealed record MaskOptions
{
    private const int MostPatterns = 50;
    private const int LongestPattern = 500;

    /// <summary>Whether numbers of payment cards are masked but for their last four digits.</summary>
    public bool CardNumbers { get; init; }

    /// <summary>What else is masked: regular expressions as .NET's engine without backtracking takes them, so without look-arounds and references; 50 of 500 characters at most.</summary>
    public IReadOnlyList<string> Patterns { get; init; } = [];

    /// <summary>What is wrong with the options; nothing where they can be used.</summary>
    public IEnumerable<string> Validate()
    {
        if (Patterns.Count > MostPatterns)
        {
            yield return $"Mask:Patterns has {Patterns.Count} patterns; it may have {MostPatterns}.";
        }

        for (var i = 0; i < Patterns.Count; i++)
        {
            if (Fault(Patterns[i]) is { } fault)
            {
                yield return $"Mask:Patterns:{i} {fault}";
            }
        }
    }

    /// <summary>A pattern as it is searched for.</summary>
    /// <param name="pattern">The regular expression.</param>
    /// <exception cref="ArgumentException">It is none.</exception>
    /// <exception cref="NotSupportedException">It needs backtracking.</exception>
    internal static Regex Compile(string pattern) => new(pattern, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);

    private static string? Fault(string pattern)
    {
        if (pattern.Length is 0 or > LongestPattern)
        {
            return $"must have 1 to {LongestPattern} characters.";
        }

        try
        {
            return Compile(pattern).IsMatch("") ? "must not match an empty text." : null;
        }
        catch (ArgumentException)
        {
            return "is no regular expression.";
        }
        catch (NotSupportedException)
        {
            return "can't be searched for without backtracking.";
        }
    }
}
