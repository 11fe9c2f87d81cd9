using Continuity.Customers;
using Continuity.Merging;
using Continuity.Threads;

namespace Continuity.Delivery;

/// <summary>The channel by which a customer is offered what its own gateway can't take.</summary>
internal static class FallbackChannel
{
    /// <summary>Finds it.</summary>
    /// <param name="state">The home, with the entry, its session, and the other homes.</param>
    /// <param name="sequence">The sequence of the entry.</param>
    /// <param name="delivery">The delivery; one is moved once at most.</param>
    /// <param name="rules">Which channels have a gateway.</param>
    /// <returns>The first of the channels that the customer agreed to that is written to, and has a gateway and an address; null where there is none, or it must not go elsewhere.</returns>
    public static Channel? Of(CustomerState state, int sequence, EntryDelivery delivery, DeliveryRules rules)
    {
        var profile = CustomerHomes.Of(state).Profile;
        if (delivery.MovedFrom is not null || !state.Entries.TryGetValue(sequence, out var entry) || !IsForTheCustomer(entry.Draft, delivery, profile))
        {
            return null;
        }

        var least = DeliveryAddresses.ShownFrom(state, delivery.Session);
        return profile.ContactConsent.Channels
            .Where(channel => channel is not Channel.Phone && channel != delivery.Channel && rules.Has(channel) && DeliveryAddresses.Of(profile, channel, least).Count > 0)
            .Cast<Channel?>()
            .FirstOrDefault();
    }

    // An e-mail may be to anybody; a request of a call is to the telephone system, and an offer of help to the app that shows it.
    private static bool IsForTheCustomer(EntryDraft entry, EntryDelivery delivery, CustomerProfile profile) =>
        entry.Visibility == Visibility.Public && delivery.Kind switch
        {
            DeliveryKind.Message or DeliveryKind.Apology => true,
            DeliveryKind.Email => entry.Content is EmailContent email && email.To.All(to => IsTheirs(to, profile)),
            _ => false,
        };

    private static bool IsTheirs(string address, CustomerProfile profile) =>
        EmailAddress.Normalize(address, []).Value is { } normal && profile.Identities.Any(linked => linked.Identity == new Identity(IdentityKind.Email, normal));
}
