using Continuity.GraphQL;

namespace Continuity.Api.Customers;

/// <summary>Commands on what customers are known by.</summary>
[MutationType]
internal static class IdentityMutations
{
    /// <summary>
    /// Says that a customer proved an identity to be theirs: it counts as VERIFIED from then on, and is linked where nobody had it. Where another customer has it, and nothing
    /// speaks against it, the two are merged; else it is refused with IDENTITY_TAKEN, and the merge is suggested. For agents and channels' systems, who
    /// answer for it: whoever proves the identity sees what the customer proved before.
    /// </summary>
    /// <param name="input">What was proved.</param>
    public static Task<VerifyIdentityPayload> VerifyIdentityAsync(
        VerifyIdentityInput input, IdentityVerification identities, CancellationToken cancellationToken) =>
        identities.VerifyAsync(input, cancellationToken);

    /// <summary>Takes an identity from a customer; it leads nowhere then, and whoever signed in with it sees nothing more of that customer. For agents.</summary>
    /// <param name="input">What to do.</param>
    public static Task<UnlinkIdentityPayload> UnlinkIdentityAsync(
        UnlinkIdentityInput input, IdentityUnlinking identities, CancellationToken cancellationToken) =>
        identities.UnlinkAsync(input, cancellationToken);
}
