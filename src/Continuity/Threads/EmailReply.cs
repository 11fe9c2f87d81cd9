using Continuity.Customers;
using Continuity.Merging;

namespace Continuity.Threads;

/// <summary>
/// What is known of whoever answers an e-mail of a thread. That it is answered there says where it belongs, and nothing of who writes: an e-mail that was
/// forwarded may be answered by anybody, and a sender's address may be forged. So what the customer does not have already is not linked, and proves nothing.
/// </summary>
public static class EmailReply
{
    /// <summary>Those claims whose identity is the customer's already.</summary>
    /// <param name="customer">The customer.</param>
    /// <param name="claims">What the person at hand is said to have.</param>
    public static IReadOnlyList<IdentityClaim> Own(CustomerHomes customer, IReadOnlyList<IdentityClaim> claims)
    {
        var known = customer.Profile.Identities.Select(linked => linked.Identity).ToHashSet();
        return [.. claims.Where(claim => known.Contains(claim.Identity))];
    }

    /// <summary>
    /// A reply with nothing but what is the customer's own; one that is decided at a customer who has no such session as if it were none. Any other command as it is.
    /// </summary>
    /// <param name="state">The customer.</param>
    /// <param name="command">The session that starts.</param>
    internal static StartSessionCommand Settled(CustomerState state, StartSessionCommand command) => command switch
    {
        { IsEmailReply: false } => command,
        _ when command.ContinuedIn(state) is null => command with { ContinuesSession = null, IsEmailReply = false },
        _ => command with { Customer = command.Customer with { Rule = CustomerRule.EmailReply, Claims = Own(CustomerHomes.Of(state), command.Customer.Claims) } },
    };
}
