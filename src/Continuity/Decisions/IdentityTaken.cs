using Continuity.Customers;

namespace Continuity.Decisions;

/// <summary>The identity belongs to another customer.</summary>
/// <param name="Customer">The customer it belongs to.</param>
public sealed record IdentityTaken(CustomerId Customer)
    : Refusal(RefusalCode.IdentityTaken, "The identity belongs to another customer.");
