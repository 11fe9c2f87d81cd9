using Continuity.Api.Nodes;
using Continuity.Api.Reading;
using Continuity.Callers;
using Continuity.Customers;
using Continuity.GraphQL;
using Continuity.Redis.Customers;

namespace Continuity.Api.Customers;

/// <summary>Look-ups of customers.</summary>
[QueryType]
internal static class CustomerQueries
{
    /// <summary>A customer; null where there is none that you may know of.</summary>
    /// <param name="by">Which one.</param>
    public static async Task<CustomerNode?> GetCustomerAsync(
        CustomerSelector by, IdentityClaims identities, IdentityNormalizer normalizer, Caller caller, Reader reader, CancellationToken cancellationToken)
    {
        if (by.Id is { } given)
        {
            var id = NodeId.Customer(given) ?? throw new GraphQLException("Argument \"by.id\" is not the id of a customer.", "INVALID_ID");
            return await reader.CustomerAsync(id, cancellationToken);
        }

        var identity = normalizer.Normalize(by.Identity!.Kind, by.Identity.Value, "by", "identity", "value");
        if (identity.Refusal is { } refusal)
        {
            throw new GraphQLException(refusal.Message, "INVALID_ARGUMENT");
        }

        var found = await identities.FindAsync(identity.Value, cancellationToken) is { } holder ? await reader.CustomerAsync(holder, cancellationToken) : null;

        // A customer, or a guest of one, learns of no identity by asking for it.
        return caller.Role != Role.Customer || (found is not null && (await found.Access.ProfileAsync()).Identities.Any(linked => linked.Identity == identity.Value))
            ? found
            : null;
    }
}
