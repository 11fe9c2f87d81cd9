using Continuity.Customers;
using Continuity.Merging;

namespace Continuity.Threads;

/// <summary>
/// What is known of whoever answers an e-mail of a thread. That it is answered there says where it belongs, and nothing of who writes: an e-mail that was
/// forwarded may be answered by anybody, and a sender's address may be forged. So what the customer does not have already is not linked, and proves nothing.
/// </summary>
public static class EmailReply
{
    /// <summary>The session whose e-mail is answered; null where none is, or the customer has no such session.</summary>
    /// <param name="state">The customer, with the session.</param>
    /// <param name="command">The session that starts.</param>
    public static SessionId? To(CustomerState state, StartSessionCommand command) =>
        command.RepliesTo is { } id && CustomerHomes.Of(state).Find(id.Home)?.Sessions.ContainsKey(id.Number) == true ? id : null;

    /// <summary>Those claims whose identity is the customer's already.</summary>
    /// <param name="state">The customer.</param>
    /// <param name="claims">What the person at hand is said to have.</param>
    public static IReadOnlyList<IdentityClaim> Own(CustomerState state, IReadOnlyList<IdentityClaim> claims)
    {
        var known = CustomerHomes.Of(state).Profile.Identities.Select(linked => linked.Identity).ToHashSet();
        return [.. claims.Where(claim => known.Contains(claim.Identity))];
    }

    /// <summary>What a session's identities come to: as they were resolved, or, where an e-mail is answered, only what is the customer's own already.</summary>
    /// <param name="state">The customer, with the session that is answered.</param>
    /// <param name="command">The session that starts.</param>
    internal static ResolvedCustomer Bounded(CustomerState state, StartSessionCommand command) => To(state, command) is null
        ? command.Customer
        : command.Customer with { Rule = CustomerRule.EmailReply, Claims = Own(state, command.Customer.Claims) };
}
