namespace Continuity.Mail.Headers;

/// <summary>Whether texts are plain.</summary>
internal static class Ascii
{
    /// <summary>Whether a text has no character beyond ASCII.</summary>
    public static bool IsValid(string text) => !text.AsSpan().ContainsAnyExceptInRange('\0', '\u007F');
}
