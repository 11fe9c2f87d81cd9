using Continuity.Customers;
using Continuity.Threads;

namespace Continuity.Delivery;

/// <summary>Where a customer is reached by a channel: only by what is as surely theirs as the session was held under that is told of.</summary>
public static class DeliveryAddresses
{
    /// <summary>The identities that fit a channel.</summary>
    /// <param name="profile">The customer's profile, of all homes.</param>
    /// <param name="channel">The channel.</param>
    /// <param name="least">How sure they must be at least.</param>
    public static IReadOnlyList<Identity> Of(CustomerProfile profile, Channel channel, Assurance least) =>
        [.. profile.Identities.Where(linked => linked.Assurance >= least && Fits(linked.Identity.Kind, channel)).Select(static linked => linked.Identity)];

    /// <summary>The assurance under which what was recorded is shown.</summary>
    /// <param name="state">The home.</param>
    /// <param name="session">The number of the session that it was recorded in, or null.</param>
    public static Assurance ShownFrom(CustomerState state, int? session) =>
        session is { } number && state.Sessions.TryGetValue(number, out var held) ? held.ShownFrom : Assurance.Verified;

    private static bool Fits(IdentityKind kind, Channel channel) => channel switch
    {
        Channel.Phone => kind == IdentityKind.Phone,
        Channel.Email => kind == IdentityKind.Email,
        Channel.Chat => kind is IdentityKind.ChatVisitor or IdentityKind.AppUser,
        _ => kind is IdentityKind.AppUser or IdentityKind.External,
    };
}
