using Continuity.Decisions;

namespace Continuity.Customers;

/// <summary>
/// Reads identities, so that two that mean the same come out equal: phone numbers in E.164 form, e-mail addresses with their
/// domain in lower-case ASCII; all others are opaque and kept to the letter.
/// </summary>
/// <param name="options">How.</param>
public sealed class IdentityNormalizer(IdentityOptions options)
{
    private const int LongestOpaque = 200;

    /// <summary>Reads an identity.</summary>
    /// <param name="kind">What it is.</param>
    /// <param name="value">Its value as given.</param>
    /// <param name="path">Where it stands, from <c>input</c> on.</param>
    /// <returns>The identity; or INVALID, naming the bound and never the value.</returns>
    public Outcome<Identity> Normalize(IdentityKind kind, string? value, params string[] path)
    {
        if (string.IsNullOrWhiteSpace(value))
        {
            return Refusal.Invalid("An identity must not be empty.", path);
        }

        var normalized = kind switch
        {
            IdentityKind.Phone => PhoneNumber.Normalize(value, options.DefaultCallingCode, path),
            IdentityKind.Email => EmailAddress.Normalize(value, path),
            IdentityKind.ChatVisitor or IdentityKind.AppUser or IdentityKind.External => Opaque(value, path),
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "No such kind."),
        };
        return normalized.Value is { } text ? new Identity(kind, text) : normalized.Refusal!;
    }

    private static Outcome<string> Opaque(string value, string[] path) =>
        value.Length <= LongestOpaque && !value.Any(char.IsControl) && TextBound.IsText(value)
            ? value
            : Refusal.Invalid($"An identity of this kind must have 1 to {LongestOpaque} characters, no control characters among them.", path);
}
