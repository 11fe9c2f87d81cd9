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

    private readonly NeverMatchedValues neverMatched = NeverMatchedValues.Of(options);

    /// <summary>Whether an identity tells nobody apart, so that a session is not matched by it and no customer may have it; also where it could not be normalised.</summary>
    /// <param name="kind">What it is.</param>
    /// <param name="value">Its value as given.</param>
    public bool IsNeverMatched(IdentityKind kind, string? value) =>
        value is not null && (neverMatched.Has(value) || (Normalize(kind, value) is { Refusal: null } known && neverMatched.Has(known.Value.Value)));

    /// <summary>Reads an identity that a customer is to be known by.</summary>
    /// <param name="kind">What it is.</param>
    /// <param name="value">Its value as given.</param>
    /// <param name="path">Where it stands, from <c>input</c> on.</param>
    /// <returns>The identity; or INVALID, also where it tells nobody apart.</returns>
    public Outcome<Identity> NormalizeMatchable(IdentityKind kind, string? value, params string[] path) => IsNeverMatched(kind, value)
        ? Refusal.Invalid("An identity must not be one that stands for anybody or for the company itself, such as anonymous, unknown or zeroes only.", path)
        : Normalize(kind, value, path);

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
