using Continuity.Customers;
using Continuity.Merging;
using Continuity.Redis.Commit;

namespace Continuity.Redis.Customers;

/// <summary>What is known of a session before its customer is.</summary>
/// <param name="Claims">Its identities, each once; may be none.</param>
public sealed record FirstContactRequest(IReadOnlyList<IdentityClaim> Claims)
{
    /// <summary>The home of the ticket or session that was named, with the other homes of its customer; something was recorded of it. Null where none was named.</summary>
    public CustomerState? Named { get; init; }

    /// <summary>What makes the command the same as an earlier one; a repeat is sent to the same home. Null where it may be done twice.</summary>
    public Idempotency? Idempotency { get; init; }

    /// <summary>
    /// Which home of a customer of several it goes to, by all of them with their live tickets; null for the home that was named, else that of the identity that counts for most.
    /// </summary>
    public Func<CustomerHomes, ResolvedCustomer, CustomerId>? Place { get; init; }
}
