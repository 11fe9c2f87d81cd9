namespace Continuity.Api.SignIn;

/// <summary>How large what a token says may be.</summary>
internal static class CallerBounds
{
    /// <summary>The most characters of an id, and of a team's name.</summary>
    public const int Id = 128;

    /// <summary>The most characters of a name.</summary>
    public const int Name = 200;

    /// <summary>The most teams.</summary>
    public const int Teams = 50;

    /// <summary>Whether a text has 1 to <paramref name="most"/> characters, something to see in it and nothing that controls a terminal.</summary>
    /// <param name="text">The text.</param>
    /// <param name="most">The most characters.</param>
    public static bool Allow(string? text, int most) =>
        !string.IsNullOrWhiteSpace(text) && text.Length <= most && !text.Any(char.IsControl);
}
