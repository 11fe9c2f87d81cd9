namespace Continuity.Customers;

/// <summary>How identities are read, which of them are strong, and how many of each kind a customer may have.</summary>
public sealed record IdentityOptions
{
    private const int MostPerKind = 100;
    private const int MostNeverMatched = 1000;
    private const int LongestNeverMatched = 254;

    /// <summary>
    /// The calling code, 1 to 3 digits without <c>+</c>, that a phone number without one is taken to have; its trunk
    /// prefix 0 is dropped. Null, the default: such a number is refused.
    /// </summary>
    public string? DefaultCallingCode { get; init; }

    /// <summary>
    /// The kinds that tell one person from another, the strongest first: of one of these a customer who has as many as they may is never
    /// given another. Default: APP_USER, EXTERNAL.
    /// </summary>
    public IReadOnlyList<IdentityKind> Strong { get; init; } = [IdentityKind.AppUser, IdentityKind.External];

    /// <summary>The most identities of each kind that a customer may have, 1 to 100; default 1 APP_USER, 1 EXTERNAL, and 5 of each kind not named.</summary>
    public IReadOnlyDictionary<IdentityKind, int> Maximum { get; init; } =
        new Dictionary<IdentityKind, int> { [IdentityKind.AppUser] = 1, [IdentityKind.External] = 1 };

    /// <summary>
    /// Values that tell nobody apart, beside those that never do (<c>anonymous</c>, <c>unknown</c>, <c>null</c>, <c>undefined</c>, <c>none</c>, nothing but zeroes): the
    /// company's own numbers and addresses above all. At most 1,000 of 1 to 254 characters each, compared as given and as normalised, whatever their case.
    /// </summary>
    public IReadOnlyList<string> NeverMatched { get; init; } = [];

    /// <summary>The most identities of a kind that a customer may have.</summary>
    /// <param name="kind">The kind.</param>
    public int MaximumOf(IdentityKind kind) => Maximum.TryGetValue(kind, out var most) ? most : 5;

    /// <summary>What is wrong with these options, one sentence each.</summary>
    public IEnumerable<string> Validate()
    {
        if (DefaultCallingCode is { } code && (code.Length is < 1 or > 3 || code[0] == '0' || !code.All(char.IsAsciiDigit)))
        {
            yield return "DefaultCallingCode must be 1 to 3 digits, not starting with 0 and without +, 49 for instance.";
        }

        foreach (var kind in Strong.Concat(Maximum.Keys).Distinct().Where(static kind => !Enum.IsDefined(kind)))
        {
            yield return $"{kind} is no kind of identity.";
        }

        if (Strong.Distinct().Count() != Strong.Count)
        {
            yield return "Strong must name each kind once.";
        }

        foreach (var (kind, most) in Maximum.Where(static limit => limit.Value is < 1 or > MostPerKind))
        {
            yield return $"Maximum:{kind} is {most}; it must be 1 to {MostPerKind}.";
        }

        if (NeverMatched.Count > MostNeverMatched || NeverMatched.Any(static value => string.IsNullOrWhiteSpace(value) || value.Length > LongestNeverMatched))
        {
            yield return $"NeverMatched may have {MostNeverMatched} values of 1 to {LongestNeverMatched} characters.";
        }
    }
}
