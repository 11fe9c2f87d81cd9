namespace Continuity.Customers;

/// <summary>The values that tell nobody apart: what systems send where they know nothing, and what the company listed. Their case makes no difference.</summary>
internal sealed class NeverMatchedValues
{
    private static readonly string[] Always = ["anonymous", "unknown", "null", "undefined", "none"];
    private readonly HashSet<string> values;

    private NeverMatchedValues(HashSet<string> values) => this.values = values;

    /// <summary>Those that always are, and those listed, as listed and as they come out normalised.</summary>
    /// <param name="options">What is listed, and how phone numbers are read.</param>
    public static NeverMatchedValues Of(IdentityOptions options)
    {
        var listed = options.NeverMatched.Select(value => value.Trim()).ToList();
        var normalized = listed.SelectMany(value => new[]
        {
            PhoneNumber.Normalize(value, options.DefaultCallingCode, []).Value,
            EmailAddress.Normalize(value, []).Value,
        });
        return new(new(Always.Concat(listed).Concat(normalized.OfType<string>()), StringComparer.OrdinalIgnoreCase));
    }

    /// <summary>Whether a value is one of them, or nothing but zeroes: a number, a UUID, with or without what stands between the digits.</summary>
    /// <param name="value">The value, normalised or not.</param>
    public bool Has(string value) => values.Contains(value.Trim()) || IsZeroes(value);

    private static bool IsZeroes(string value) =>
        value.Contains('0', StringComparison.Ordinal) && !value.Any(static c => c != '0' && char.IsLetterOrDigit(c));
}
