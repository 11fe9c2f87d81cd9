using Continuity.GraphQL;

namespace Continuity.Api.Customers;

/// <summary>Commands on customers.</summary>
[MutationType]
internal static class CustomerMutations
{
    /// <summary>Links an identity to a customer. One that another customer has is refused with IDENTITY_TAKEN, which names that customer.</summary>
    /// <param name="input">What to do.</param>
    public static Task<LinkIdentityPayload> LinkIdentityAsync(LinkIdentityInput input, IdentityLinking identities, CancellationToken cancellationToken) =>
        identities.LinkAsync(input, cancellationToken);

    /// <summary>Changes what is known of a customer. A field left out stays as it is; null clears it.</summary>
    /// <param name="input">What to do.</param>
    public static Task<UpdateCustomerPayload> UpdateCustomerAsync(UpdateCustomerInput input, CustomerUpdate customers, CancellationToken cancellationToken) =>
        customers.UpdateAsync(input, cancellationToken);
}
