using System.Buffers;
using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;

namespace Continuity.Continuation;

/// <summary>
/// What lets somebody go on with a ticket elsewhere: eight digits, to be read out, or a link token, 192 random bits in base64url. Whoever has one is let in, so it is
/// never stored, logged or told again.
/// </summary>
public readonly record struct ContinuationCode
{
    private const int Digits = 8;
    private const int TokenBytes = 24;
    private const int TokenLength = TokenBytes / 3 * 4;
    private static readonly SearchValues<char> TokenCharacters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_");

    private ContinuationCode(string value) => Value = value;

    /// <summary>The eight digits without a blank, or the link token.</summary>
    public string Value { get; }

    /// <summary>Whether it is a link token.</summary>
    public bool IsLinkToken => Value.Length == TokenLength;

    /// <summary>The digits in two groups of four, to be read out.</summary>
    public string Grouped => $"{Value[..4]} {Value[4..]}";

    /// <summary>New random digits. Of so few, others may have been given out already.</summary>
    public static ContinuationCode NewDigits() =>
        new(RandomNumberGenerator.GetInt32(100_000_000).ToString("D8", CultureInfo.InvariantCulture));

    /// <summary>A new link token, different from every other.</summary>
    public static ContinuationCode NewLinkToken() => new(Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(TokenBytes)));

    /// <summary>Reads a code.</summary>
    /// <param name="text">What is said to be one; blanks and hyphens between digits don't count.</param>
    /// <param name="code">The code.</param>
    /// <returns>Whether it may be one: whether it was ever issued is not known by its looks.</returns>
    public static bool TryParse(string text, out ContinuationCode code)
    {
        var isToken = text.Length == TokenLength && !text.AsSpan().ContainsAnyExcept(TokenCharacters);
        var value = isToken ? text : string.Concat(text.Where(static c => c is not '-' && !char.IsWhiteSpace(c)));
        var valid = isToken || (value.Length == Digits && value.All(char.IsAsciiDigit));
        code = valid ? new(value) : default;
        return valid;
    }

    /// <summary>What kind of code it is, and not which.</summary>
    public override string ToString() => IsLinkToken ? "a link token" : "a continuation code";
}
