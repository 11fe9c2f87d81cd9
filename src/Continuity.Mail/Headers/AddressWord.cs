namespace Continuity.Mail.Headers;

/// <summary>A word among addresses.</summary>
/// <param name="Text">The word, without quotation marks.</param>
/// <param name="IsQuoted">Whether it had some.</param>
/// <param name="End">Where it ends.</param>
/// <param name="IsApart">Whether there is something between it and the word before.</param>
internal sealed record AddressWord(string Text, bool IsQuoted, int End, bool IsApart);
