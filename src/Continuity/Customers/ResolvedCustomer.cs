using Continuity.Threads;

namespace Continuity.Customers;

/// <summary>The customer that a session's identities come to.</summary>
/// <param name="Customer">The customer; null where a new one is to be made.</param>
/// <param name="Rule">Why this one.</param>
/// <param name="Claims">The claims that are this customer's: those that led here, and those that led nowhere and are linked now.</param>
/// <param name="OthersLeftAlone">Whether some identity is another customer's, who is left alone.</param>
public sealed record ResolvedCustomer(CustomerId? Customer, CustomerRule Rule, IReadOnlyList<IdentityClaim> Claims, bool OthersLeftAlone);
