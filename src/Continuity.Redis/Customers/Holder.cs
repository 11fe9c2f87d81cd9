using Continuity.Customers;

namespace Continuity.Redis.Customers;

/// <summary>The customer that an identity leads to.</summary>
/// <param name="Claimed">The customer as written at the identity.</param>
/// <param name="Customer">The same, or the one that it was redirected to.</param>
/// <param name="IsEmpty">Whether nothing was ever recorded of <paramref name="Customer"/>, so that the identity is free.</param>
internal sealed record Holder(CustomerId Claimed, CustomerId Customer, bool IsEmpty)
{
    /// <summary>The profile of <see cref="Customer"/>, which is one home of perhaps several.</summary>
    public CustomerProfile Profile { get; init; } = new();
}
