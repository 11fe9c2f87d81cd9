namespace Continuity.Customers;

/// <summary>How identities are read, and how many a customer may have.</summary>
public sealed record IdentityOptions
{
    /// <summary>
    /// The calling code, 1 to 3 digits without <c>+</c>, that a phone number without one is taken to have; its trunk
    /// prefix 0 is dropped. Null, the default: such a number is refused.
    /// </summary>
    public string? DefaultCallingCode { get; init; }

    /// <summary>The most identities that a customer may have, 1 to 1,000; default 100.</summary>
    public int MaximumPerCustomer { get; init; } = 100;

    /// <summary>What is wrong with these options, one sentence each.</summary>
    public IEnumerable<string> Validate()
    {
        if (DefaultCallingCode is { } code && (code.Length is < 1 or > 3 || code[0] == '0' || !code.All(char.IsAsciiDigit)))
        {
            yield return "DefaultCallingCode must be 1 to 3 digits, not starting with 0 and without +, 49 for instance.";
        }

        if (MaximumPerCustomer is < 1 or > 1000)
        {
            yield return "MaximumPerCustomer must be 1 to 1000.";
        }
    }
}
